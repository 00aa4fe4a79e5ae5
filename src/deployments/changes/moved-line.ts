import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
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

/**
 * « Reporté au jeudi 3 décembre 2026 »: what stands above something already told about a date that changed since.
 *
 * @param version of the deployment for which it was told: the `subjectVersion` of its row
 * @param deployment with all its moves
 * @returns null when the date is the one that was told
 */
export function movedLine(
  version: number,
  { goLive, moves }: { goLive: Date | null; moves: readonly Move[] },
  t: Translator,
): string | null {
  const now = goLive && plainDate(goLive);
  const direction = directionOf(goLiveIn(version, moves, now), now);
  if (direction === 'same') return null;
  // @keys deployment.movedLine.*
  return t(`deployment.movedLine.${direction}`, { date: now ? formatDate(now, t.locale) : '' });
}
