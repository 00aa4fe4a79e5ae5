import type { DeploymentState } from '../store/generated/enums.ts';
import { dayOfRule } from './deployment-timeline.ts';

/** Days from the go-live from which a deployment that nobody followed here is in a state (domain.md 4.1, 4.4). */
const from: readonly [days: number, state: DeploymentState][] = [
  [dayOfRule('D31-CLOSE'), 'closed'],
  // The day after its lessons were published.
  [dayOfRule('D29-PUBLISH') + 1, 'capitalised'],
  [dayOfRule('D19-CARE'), 'hypercare'],
  [dayOfRule('D17-START'), 'live'],
  [dayOfRule('D01-PREPARE'), 'preparing'],
];

/**
 * @param goLive null: no date is known
 * @returns the state a deployment that is taken over has on that day, as if everything had gone as planned
 */
export function stateByDate(goLive: Temporal.PlainDate | null, day: Temporal.PlainDate): DeploymentState {
  if (goLive === null) return 'planned';
  const days = goLive.until(day, { largestUnit: 'day' }).days;
  return from.find(([least]) => days >= least)?.[1] ?? 'planned';
}
