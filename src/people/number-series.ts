import type { Transaction } from '../store/store.ts';

/**
 * The next number of a yearly series, without gaps between committed rows: the row stays locked until the transaction ends.
 *
 * @param letter `D` for decisions, `A` for actions
 * @returns D-2026-004
 */
export async function nextNumber(
  tx: Transaction,
  spaceId: string,
  letter: string,
  year: number,
): Promise<string> {
  const series = `${letter}-${year}`;
  const row = await tx.numberSeries.upsert({
    where: { spaceId_series: { spaceId, series } },
    create: { spaceId, series, last: 1 },
    update: { last: { increment: 1 } },
  });
  return `${series}-${String(row.last).padStart(3, '0')}`;
}
