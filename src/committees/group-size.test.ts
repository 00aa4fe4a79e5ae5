import { describe, expect, it } from 'vitest';
import { fullPhases } from './group-size.ts';

const seats = (count: number, phases: ('configuration' | 'training')[] = []) =>
  Array.from({ length: count }, () => ({ phases }));

describe('a project group (C04)', () => {
  it('of ten people in a phase has no room in that phase', () => {
    expect(fullPhases([...seats(6), ...seats(4, ['configuration'])], [])).toEqual(['configuration']);
    expect(fullPhases([...seats(6), ...seats(4, ['configuration'])], ['training'])).toEqual([]);
  });

  it('of nine has room for one more', () => {
    expect(fullPhases(seats(9), [])).toEqual([]);
  });
});
