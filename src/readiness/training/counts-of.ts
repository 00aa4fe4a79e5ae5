import { z } from 'zod';
import type { Transaction } from '../../store/store.ts';
import { type Category, categories } from './rates.ts';

export const countedAct = 'training.counted';

const counted = z.object({ counts: z.partialRecord(z.enum(categories), z.int().min(0)) });

/**
 * Who was there without being named is a count that the journal keeps: the last word said of a session holds.
 *
 * @returns by session, how many of each category
 */
export async function countsOf(
  tx: Transaction,
  sessionIds: readonly string[],
): Promise<Map<string, Partial<Record<Category, number>>>> {
  if (sessionIds.length === 0) return new Map();
  const said = await tx.auditEvent.findMany({
    where: { subjectType: 'training', subjectId: { in: [...sessionIds] }, act: countedAct },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const counts = new Map<string, Partial<Record<Category, number>>>();
  for (const { subjectId, after } of said) {
    const read = counted.safeParse(after);
    if (read.success && subjectId) counts.set(subjectId, read.data.counts);
  }
  return counts;
}
