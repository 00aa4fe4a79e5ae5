/** How a measure stands against its target. */

/** Percentage points below the target that are still near it. */
const nearPoints = 10;

export type Level = 'green' | 'orange' | 'red';

/** Something counted out of something. */
export interface Counted {
  value: number;
  denominator: number;
}

/** @returns the level of a measure: the target itself is reached, ten points below it is near @param target percent */
export function levelOf({ value, denominator }: Counted, target: number): Level {
  // Whole numbers only: 70 % of 80 is 56, whatever a division would say.
  if (value * 100 >= target * denominator) return 'green';
  return value * 100 >= (target - nearPoints) * denominator ? 'orange' : 'red';
}

/** @returns percent, to one decimal: 72.5 */
export function percentOf({ value, denominator }: Counted): number {
  return Math.round((value * 1000) / denominator) / 10;
}

/** @returns percentage points from one measure to the next, to one decimal */
export function trendOf(before: Counted, after: Counted): number {
  return Math.round((percentOf(after) - percentOf(before)) * 10) / 10;
}
