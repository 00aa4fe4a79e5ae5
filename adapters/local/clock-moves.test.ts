import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTarget, isNext } from './clock-moves.ts';

const zone = 'Europe/Paris';
const now = Temporal.Instant.from('2026-10-24T07:00:00Z');
const local = (target: Temporal.Instant) => target.toZonedDateTimeISO(zone).toPlainDateTime().toString();
const to = (text: string) => local(clockTarget({ to: text }, now, zone));
const advance = (text: string) => local(clockTarget({ advance: text }, now, zone));

describe('where the clock goes', () => {
  it('understands instants, wall times of the zone, and dates', () => {
    expect(to('2026-11-05T09:00:00Z')).toBe('2026-11-05T10:00:00');
    expect(to('2026-11-05T09:00:00+01:00')).toBe('2026-11-05T09:00:00');
    expect(to('2026-11-05T09:00:00+01:00[Europe/Paris]')).toBe('2026-11-05T09:00:00');
    expect(to(' 2026-11-05T09:00 ')).toBe('2026-11-05T09:00:00');
    expect(to('2026-11-05 09:00')).toBe('2026-11-05T09:00:00');
    expect(to('2026-11-05')).toBe('2026-11-05T09:00:00');
  });

  it('keeps the hour when days pass over a clock change, and counts hours exactly', () => {
    expect(advance('P1D')).toBe('2026-10-25T09:00:00');
    expect(advance('PT24H')).toBe('2026-10-25T08:00:00');
    expect(advance('P1M2DT30M')).toBe('2026-11-26T09:30:00');
  });

  it('knows the next event from a moment or a duration', () => {
    expect([isNext({ advance: 'next' }), isNext({ advance: ' NEXT ' })]).toEqual([true, true]);
    expect([isNext({ advance: 'P1D' }), isNext({ to: 'next' })]).toEqual([false, false]);
  });

  it('never goes back and refuses everything else with a reason, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, asTo) => {
        try {
          const target = clockTarget(asTo ? { to: text } : { advance: text }, now, zone);
          expect(Temporal.Instant.compare(target, now)).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect((error as Error).message).toMatch(/^(badMoment|badDuration|clockBackwards|clockTooFar)$/);
        }
      }),
      {
        numRuns: 500,
        examples: [
          ['+275760-09-13T00:00Z', true],
          ['-271821-04-20', true],
          ['P4294967295Y', false],
          ['-PT1S', false],
        ],
      },
    );
  });
});
