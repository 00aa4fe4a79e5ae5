import { type Path, type Problem, problem } from './problem.ts';
import { wallTime } from './wall-time.ts';

/** Instant and zone against which the wall times of one element are judged. */
export interface Present {
  now: Temporal.Instant;
  timeZone: string;
}

/** History lies before the clock. */
export function future(path: Path, value: string | undefined, { now, timeZone }: Present): Problem[] {
  if (value === undefined || Temporal.Instant.compare(wallTime(value, timeZone), now) <= 0) return [];
  const present = now.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return [problem(path, 'space.problem.future', value, { present })];
}
