import type { Transaction } from '../store/store.ts';

/** The series in which a space numbers its risks; it does not begin again with the year. */
const series = 'R';

/** @returns R-06: the row stays locked until the transaction ends, so numbers have no gaps and no twins */
export async function nextRiskNumber(tx: Transaction, spaceId: string): Promise<string> {
  const { last } = await tx.numberSeries.upsert({
    where: { spaceId_series: { spaceId, series } },
    create: { spaceId, series, last: 1 },
    update: { last: { increment: 1 } },
  });
  return riskNumber(last);
}

/** @param text `R-01`, `r1`, `R 12` or the digits alone @returns R-01; null when it is no number of a risk */
export function readRiskNumber(text: string): string | null {
  const digits = /^(?:r\s*[-_ ]?\s*)?(\d{1,4})$/i.exec(text.trim())?.[1];
  return digits === undefined ? null : riskNumber(Number(digits));
}

function riskNumber(place: number): string {
  return `${series}-${String(place).padStart(2, '0')}`;
}
