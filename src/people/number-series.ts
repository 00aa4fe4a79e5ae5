import type { Transaction } from '../store/store.ts';

/**
 * The next number of a yearly series.
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
  return `${series}-${String(await nextInSeries(tx, spaceId, series)).padStart(3, '0')}`;
}

/**
 * The next number of a series that a space counts from 1, without gaps nor twins between committed rows: the row stays locked
 * until the transaction ends.
 *
 * @param series `R`, `REX`; one that begins again with the year names it: `D-2026`
 */
export async function nextInSeries(tx: Transaction, spaceId: string, series: string): Promise<number> {
  const { last } = await tx.numberSeries.upsert({
    where: { spaceId_series: { spaceId, series } },
    create: { spaceId, series, last: 1 },
    update: { last: { increment: 1 } },
  });
  return last;
}
