import { nextInSeries } from '../people/number-series.ts';
import type { Transaction } from '../store/store.ts';

/** The series in which a space numbers its risks; it does not begin again with the year. */
const series = 'R';

/** @returns R-06 */
export async function nextRiskNumber(tx: Transaction, spaceId: string): Promise<string> {
  return riskNumber(await nextInSeries(tx, spaceId, series));
}

/** @param text `R-01`, `r1`, `R 12` or the digits alone @returns R-01; null when it is no number of a risk */
export function readRiskNumber(text: string): string | null {
  const digits = /^(?:r\s*[-_ ]?\s*)?(\d{1,4})$/i.exec(text.trim())?.[1];
  return digits === undefined ? null : riskNumber(Number(digits));
}

function riskNumber(place: number): string {
  return `${series}-${String(place).padStart(2, '0')}`;
}
