import type { Meeting } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { wordsOfSpace } from './agenda-words.ts';
import { gatherPoints } from './gather-points.ts';
import { itemsInOrder } from './items-in-order.ts';
import { nextNumber } from './next-number.ts';
import { withNewPoint, writeOrder } from './place-on-agenda.ts';
import { standingPoints } from './standing-points.ts';

/**
 * Lays the standing points out, once, and adds what comes by itself (carried over, risks, storms), each time.
 *
 * @returns how many points were added
 */
export async function buildAgenda(
  tx: Transaction,
  meetingId: string,
  now: Temporal.Instant,
): Promise<number> {
  await tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
  const meeting = await tx.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  const laid = meeting.agendaBuiltAt ? 0 : await layStandingPoints(tx, meeting, now);
  const t = await wordsOfSpace(tx, meeting.spaceId);
  return laid + (await gatherPoints(tx, meeting, now, t));
}

async function layStandingPoints(tx: Transaction, meeting: Meeting, now: Temporal.Instant): Promise<number> {
  const committee = await tx.committee.findUniqueOrThrow({ where: { id: meeting.committeeId } });
  const points = standingPoints(committee, await wordsOfSpace(tx, meeting.spaceId));
  const before = await itemsInOrder(tx, meeting.id);
  const number = await nextNumber(tx, meeting.id);
  const laid = await tx.agendaItem.createManyAndReturn({
    data: points.map((point, index) => ({
      ...point,
      spaceId: meeting.spaceId,
      meetingId: meeting.id,
      number: number + index,
      position: index + 1,
      state: 'accepted' as const,
      origin: 'template' as const,
      proposedAt: toDate(now),
    })),
  });
  // Points accepted before stand among them as they would have if they had come later.
  let agenda: { id: string; origin: string; purpose: string }[] = laid.toSorted(
    (a, b) => a.number - b.number,
  );
  for (const point of before) {
    const known = new Map([...agenda, point].map((one) => [one.id, one]));
    agenda = withNewPoint(agenda, point.id).flatMap((id) => known.get(id) ?? []);
  }
  await writeOrder(
    tx,
    agenda.map(({ id }) => id),
  );
  await tx.meeting.update({ where: { id: meeting.id }, data: { agendaBuiltAt: toDate(now) } });
  return laid.length;
}
