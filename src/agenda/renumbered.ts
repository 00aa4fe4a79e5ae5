import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';

/** Minutes after which people have seen the new numbers. */
const rememberedMinutes = 60;

/** @returns whether the points of an agenda changed their numbers so lately that a number may be typed for what it was */
export async function renumberedLately(
  tx: Transaction,
  meetingId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const items = await tx.agendaItem.findMany({ where: { meetingId }, select: { id: true } });
  const moved = await tx.auditEvent.findFirst({
    where: {
      subjectType: 'agendaItem',
      subjectId: { in: items.map(({ id }) => id) },
      act: { in: ['agenda.withdrawn', 'agenda.moved'] },
      at: { gte: toDate(now.subtract({ minutes: rememberedMinutes })) },
    },
    select: { id: true },
  });
  return moved !== null;
}
