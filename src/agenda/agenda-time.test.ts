import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaTime } from './agenda-time.ts';

const point = (state: string, minutes: number | null) => ({ state, minutes });

describe('the time an agenda takes', () => {
  it('counts accepted points, and apart those that are only proposed', () => {
    const points = [point('accepted', 30), point('accepted', 45), point('proposed', 15)];
    expect(agendaTime(points, 120)).toEqual({ accepted: 75, withProposed: 90, untimed: 0, over: 0 });
  });

  it('says by how much the accepted points exceed the meeting, to the minute', () => {
    expect(agendaTime([point('accepted', 120)], 120).over).toBe(0);
    expect(agendaTime([point('accepted', 120), point('accepted', 1)], 120).over).toBe(1);
    expect(agendaTime([point('accepted', 60), point('proposed', 90)], 120).over).toBe(0);
  });

  it('leaves out what was refused or postponed, and names points without a length', () => {
    const points = [point('refused', 60), point('postponed', 60), point('accepted', null)];
    expect(agendaTime(points, 120)).toEqual({ accepted: 0, withProposed: 0, untimed: 1, over: 0 });
  });

  it('never counts less with the proposed points than without', () => {
    const anyPoint = fc.record({
      state: fc.constantFrom('proposed', 'accepted', 'refused'),
      minutes: fc.option(fc.integer({ min: 1, max: 480 })),
    });
    fc.assert(
      fc.property(fc.array(anyPoint), fc.integer({ min: 5, max: 1440 }), (points, length) => {
        const time = agendaTime(points, length);
        expect(time.withProposed).toBeGreaterThanOrEqual(time.accepted);
        expect(time.over).toBe(Math.max(0, time.accepted - length));
      }),
    );
  });
});
