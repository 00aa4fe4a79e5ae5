import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { type Consultation, loadConsultation } from './consultation.ts';

/**
 * What the minutes of a meeting mention: consultations of its committee that ended since the meeting before, in order. One
 * that was withdrawn asked nothing of anybody.
 *
 * @param since end of the meeting before; null: from the beginning
 */
export async function consultationsSince(
  tx: Transaction,
  committeeId: string,
  since: Temporal.Instant | null,
): Promise<Consultation[]> {
  const rows = await tx.consultation.findMany({
    where: {
      committeeId,
      state: { in: ['adopted', 'rejected', 'sentToMeeting', 'lapsed'] },
      closedAt: since ? { gt: toDate(since) } : { not: null },
    },
    select: { id: true },
    orderBy: [{ closedAt: 'asc' }, { number: 'asc' }],
  });
  const ended: Consultation[] = [];
  for (const { id } of rows) ended.push(await loadConsultation(tx, id));
  return ended;
}
