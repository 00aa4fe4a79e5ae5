/** What is numbered here; a space counts each from 1, and no year begins it again. */
export type Series = 'DIF' | 'REM' | 'VR';

/** @returns DIF-014 */
export function numberOf(series: Series, { number }: { number: number }): string {
  return `${series}-${String(number).padStart(3, '0')}`;
}

/** @param text `DIF-014`, `dif14`, `VR 3` or the digits alone @returns 14; null when it is no number of that series */
export function readNumber(series: Series, text: string): number | null {
  const digits = new RegExp(`^(?:${series}[-_ ]?)?(\\d{1,6})$`, 'i').exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
