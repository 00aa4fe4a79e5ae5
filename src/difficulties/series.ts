import type { Transaction } from '../store/store.ts';

/** What is numbered here; a space counts each from 1, and no year begins it again. */
export type Series = 'DIF' | 'REM' | 'VR';

/** @returns the next number: the row stays locked until the transaction ends, so numbers have no gaps and no twins */
export async function nextInSeries(tx: Transaction, spaceId: string, series: Series): Promise<number> {
  const { last } = await tx.numberSeries.upsert({
    where: { spaceId_series: { spaceId, series } },
    create: { spaceId, series, last: 1 },
    update: { last: { increment: 1 } },
  });
  return last;
}

/** @returns DIF-014 */
export function numberOf(series: Series, { number }: { number: number }): string {
  return `${series}-${String(number).padStart(3, '0')}`;
}

/** @param text `DIF-014`, `dif14`, `VR 3` or the digits alone @returns 14; null when it is no number of that series */
export function readNumber(series: Series, text: string): number | null {
  const digits = new RegExp(`^(?:${series}[-_ ]?)?(\\d{1,6})$`, 'i').exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
