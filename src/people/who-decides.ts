import type { Recipient } from '../delivery/timeline.ts';
import type { Committee, Space } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { currentLead } from './read-leads.ts';

type OfSpace = Committee & { space: Space };

/**
 * Who is asked when copil itself needs an answer: the lead of record of the steering committee, else of another active
 * committee, else an administrator, else the lead of a committee that does not sit (yet).
 *
 * @returns null when the space has none of them
 */
export async function whoDecidesIn(
  tx: Transaction,
  spaceId: string,
  now: Temporal.Instant,
): Promise<Recipient | null> {
  const committees = await tx.committee.findMany({
    where: { spaceId, state: { not: 'closed' } },
    include: { space: true },
    orderBy: { id: 'asc' },
  });
  const [steering = [], active = [], idle = []] = [0, 1, 2].map((rank) =>
    committees.filter((one) => rankOf(one) === rank),
  );
  return (
    (await leadOfOne(tx, [...steering, ...active], now)) ??
    (await administratorOf(tx, spaceId)) ??
    (await leadOfOne(tx, idle, now))
  );
}

function rankOf({ state, kind }: OfSpace): number {
  if (state !== 'active') return 2;
  return kind === 'copil' ? 0 : 1;
}

async function leadOfOne(
  tx: Transaction,
  committees: readonly OfSpace[],
  now: Temporal.Instant,
): Promise<Recipient | null> {
  for (const committee of committees) {
    const day = now.toZonedDateTimeISO(committee.timeZone).toPlainDate();
    const lead = await currentLead(tx, committee, committee.space.milestonePhase, day);
    if (lead) return { kind: 'person', id: lead.personId };
  }
  return null;
}

async function administratorOf(tx: Transaction, spaceId: string): Promise<Recipient | null> {
  const person = await tx.person.findFirst({
    where: { spaceId, administrator: true, state: { not: 'left' } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return person && { kind: 'person', id: person.id };
}
