import type { DeploymentMove } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';

export type Move = Pick<DeploymentMove, 'version' | 'from' | 'to'>;

/**
 * The go-live as it was told in a version of the deployment.
 *
 * @param moves all of the deployment's, in any order
 * @param goLive the present one
 */
export function goLiveIn(
  version: number,
  moves: readonly Move[],
  goLive: Temporal.PlainDate | null,
): Temporal.PlainDate | null {
  const [next] = moves.filter((move) => move.version > version).sort((a, b) => a.version - b.version);
  if (!next) return goLive;
  return next.from && plainDate(next.from);
}

/** - `set`: it had no date; `open`: it has none any more. */
export type Direction = 'postponed' | 'advanced' | 'set' | 'open' | 'same';

export function directionOf(from: Temporal.PlainDate | null, to: Temporal.PlainDate | null): Direction {
  if (!from) return to ? 'set' : 'same';
  if (!to) return 'open';
  const order = Temporal.PlainDate.compare(from, to);
  return order === 0 ? 'same' : order < 0 ? 'postponed' : 'advanced';
}
