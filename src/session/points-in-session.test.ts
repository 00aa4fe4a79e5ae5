import { describe, expect, it } from 'vitest';
import { type PointInSession, progressOf, timeOf } from './points-in-session.ts';

const point = (id: string, state: string, more: Partial<PointInSession> = {}): PointInSession => ({
  id,
  state,
  minutes: 15,
  startedAt: null,
  endedAt: null,
  ...more,
});
const at = (clock: string) => new Date(`2026-09-22T${clock}:00Z`);

describe('the agenda of a session', () => {
  const points = [
    point('1', 'done'),
    point('2', 'accepted'),
    point('3', 'discussed'),
    point('4', 'accepted'),
  ];

  it('goes on with what follows the current point, then with what was jumped over', () => {
    expect(progressOf(points, '3').next?.id).toBe('4');
    expect(progressOf(points.slice(0, 3), '3').next?.id).toBe('2');
    expect(progressOf([point('1', 'done')], null).next).toBeNull();
  });

  it('counts what is over, what waits and what was put off', () => {
    const { done, waiting, postponed } = progressOf([...points, point('5', 'postponed')], '3');
    expect([done.length, waiting.length, postponed.length]).toEqual([1, 2, 1]);
  });

  it('measures a point against what it announced, to its end once it is over', () => {
    const running = point('1', 'discussed', { startedAt: at('12:00') });
    expect(timeOf(running, Temporal.Instant.from('2026-09-22T12:21:30Z'))).toEqual({ spent: 21, over: 6 });
    const over = { ...running, endedAt: at('12:10') };
    expect(timeOf(over, Temporal.Instant.from('2026-09-22T15:00:00Z'))).toEqual({ spent: 10, over: 0 });
    expect(timeOf({ ...running, minutes: null }, Temporal.Instant.from('2026-09-22T13:00:00Z'))?.over).toBe(
      0,
    );
    expect(timeOf(point('1', 'accepted'), Temporal.Instant.from('2026-09-22T13:00:00Z'))).toBeNull();
  });
});
