import { dayOn, type KeepsTime } from '../sites/day-on.ts';
import { goLiveOf } from './deployment.ts';

/**
 * @returns whether the go-live of a site has not come yet, by its own day: from that day on nobody prepares it any more. Without a
 *   date it has not come either; who needs one asks `goLiveOf`.
 */
export function isBeforeGoLive(
  deployment: { goLive: Date | null; site: KeepsTime },
  at: Temporal.Instant,
): boolean {
  const goLive = goLiveOf(deployment);
  return goLive === null || Temporal.PlainDate.compare(dayOn(deployment.site, at), goLive) < 0;
}
