import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { standingProxies } from '../meetings/proxies.ts';
import type { Transaction } from '../store/store.ts';
import type { HeldProxy } from './attendance.ts';

/** @returns the proxies of a meeting as they stood during it: one lapsed when its giver came all the same (nasty case 7) */
export async function heldProxies(tx: Transaction, meeting: MeetingWithPeople): Promise<HeldProxy[]> {
  const standing = standingProxies(meeting).map((one): HeldProxy => ({ ...one, endedAt: null }));
  const revoked = meeting.proxies.filter(
    ({ state, dateVersion }) => state === 'revoked' && dateVersion === meeting.dateVersion,
  );
  if (revoked.length === 0) return standing;
  const arrivals = await tx.auditEvent.findMany({
    where: { act: 'session.arrived', subjectType: 'meeting', subjectId: meeting.id },
    orderBy: { at: 'asc' },
    select: { after: true },
  });
  const lapsed = revoked.flatMap((proxy): HeldProxy[] => {
    for (const { after } of arrivals) {
      const { personId, at, proxy: fate } = (after ?? {}) as Record<string, string | null>;
      if (personId === proxy.giverId && fate === 'lapsed' && at)
        return [{ ...proxy, endedAt: Temporal.Instant.from(at) }];
    }
    return [];
  });
  return [...standing, ...lapsed];
}
