import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printDuration, understandDuration } from './duration-words.ts';

describe('a length of time', () => {
  it.each([
    ['2h', 120],
    ['1h30', 90],
    ['1 h 30', 90],
    ['1\u00A0h\u00A030', 90],
    ['1,5h', 90],
    ['45min', 45],
    ['90 min', 90],
    ['45 mn', 45],
    ['une demi-heure', 30],
    ['une heure et demie', 90],
    ['1h et demie', 90],
    ['trois quarts d’heure', 45],
    ['2 heures', 120],
    ['2 hours', 120],
    ['1 hour and 30 minutes', 90],
    ['half an hour', 30],
    ['PT1H30M', 90],
  ])('understands « %s »', (typed, minutes) => {
    expect(understandDuration(typed)).toBe(minutes);
  });

  it('refuses what is not one', () => {
    for (const typed of ['', '0h', '2hh', 'h', '1h75', 'deux', 'constructor', '2'.repeat(9_000), '14:00'])
      expect(understandDuration(typed), typed).toBeNull();
  });

  it('reads a bare number as minutes only where nothing else could be meant', () => {
    expect(understandDuration('90')).toBeNull();
    expect(understandDuration('90', { bareMinutes: true })).toBe(90);
  });

  it('is read back as printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => {
        expect(understandDuration(printDuration(minutes))).toBe(minutes);
      }),
    );
  });
});
