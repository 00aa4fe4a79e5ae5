/** Where a session stands in its agenda: what is over, what is being discussed since when, what comes next. */
import { toInstant } from '../time.ts';

export interface PointInSession {
  id: string;
  state: string;
  /** Announced length, in minutes; null while nobody said. */
  minutes: number | null;
  startedAt: Date | null;
  endedAt: Date | null;
}

export interface Progress<P extends PointInSession> {
  current: P | null;
  next: P | null;
  done: P[];
  /** Not discussed yet, the next one included. */
  waiting: P[];
  postponed: P[];
}

/** @param points in the order of the agenda @param currentId the one that is being discussed */
export function progressOf<P extends PointInSession>(
  points: readonly P[],
  currentId: string | null,
): Progress<P> {
  const inState = (state: string) =>
    points.filter((point) => point.state === state && point.id !== currentId);
  const current = points.find(({ id }) => id === currentId) ?? null;
  const waiting = inState('accepted');
  return {
    current,
    next: nextAfter(points, current, waiting),
    done: inState('done'),
    waiting,
    postponed: inState('postponed'),
  };
}

/** The first one that waits after the current one, else the first that was jumped over. */
function nextAfter<P extends PointInSession>(
  points: readonly P[],
  current: P | null,
  waiting: readonly P[],
): P | null {
  const from = current ? points.indexOf(current) : -1;
  return waiting.find((point) => points.indexOf(point) > from) ?? waiting[0] ?? null;
}

export interface PointTime {
  /** Whole minutes since it began, to its end once it is over. */
  spent: number;
  /** Minutes beyond what was announced, 0 within it or when nothing was announced. */
  over: number;
}

/** @returns null for a point that never began, or whose hours nobody wrote down */
export function timeOf(
  { startedAt, endedAt, minutes }: PointInSession,
  now: Temporal.Instant,
): PointTime | null {
  if (!startedAt) return null;
  const until = endedAt ? toInstant(endedAt) : now;
  const spent = Math.max(0, Math.floor(toInstant(startedAt).until(until).total('minutes')));
  return { spent, over: minutes === null ? 0 : Math.max(0, spent - minutes) };
}
