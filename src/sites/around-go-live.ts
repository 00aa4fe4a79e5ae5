/** How near a day is to a site's go-live: every « soon » and « still » of the deployments, in one table. */

/**
 * Days before and after a go-live:
 * - `called`: its referents are asked for points of the agenda (4.4b, M02);
 * - `asked`: the weather of the site is asked for before each meeting (C55);
 * - `open`: its deployment goes on, from when it is planned until accompaniment and what is learnt from it end (4.1);
 * - `watched`: a committee follows it every week (4.3, « Généralisation »).
 */
export const aroundGoLive = {
  called: { before: 45, after: 90 },
  asked: { before: 60, after: 90 },
  open: { before: Number.POSITIVE_INFINITY, after: 89 },
  watched: { before: 7, after: 14 },
} as const;

/**
 * @param goLive null: no date is known, so that it is near no day
 * @returns whether the day is within the days of that name around the go-live, first and last included
 */
export function isAround(
  name: keyof typeof aroundGoLive,
  goLive: Temporal.PlainDate | null,
  day: Temporal.PlainDate,
): boolean {
  if (goLive === null) return false;
  const { before, after } = aroundGoLive[name];
  const { days } = goLive.until(day, { largestUnit: 'day' });
  return -before <= days && days <= after;
}
