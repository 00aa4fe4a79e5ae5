import type { DeploymentState } from '../store/generated/enums.ts';

/** Days from the go-live from which a deployment that nobody followed here is in a state (domain.md 4.1, 4.4). */
const from: readonly [days: number, state: DeploymentState][] = [
  [90, 'closed'],
  [31, 'capitalised'],
  [1, 'hypercare'],
  [0, 'live'],
  [-45, 'preparing'],
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
