/**
 * @param numbers `D-2026-003`, `A-2026-006`…
 * @returns the last number used in each series: `D-2026` → 3
 */
export function lastNumbers(numbers: readonly string[]): { series: string; last: number }[] {
  const last = new Map<string, number>();
  for (const number of numbers) {
    const cut = number.lastIndexOf('-');
    const series = number.slice(0, cut);
    last.set(series, Math.max(last.get(series) ?? 0, Number(number.slice(cut + 1))));
  }
  return [...last].map(([series, highest]) => ({ series, last: highest }));
}
