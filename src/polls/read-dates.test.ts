import { describe, expect, it } from 'vitest';
import { readDates } from './read-dates.ts';

/** Tuesday 1 September 2026, 08:30 in Paris. */
const here = { now: Temporal.Instant.from('2026-09-01T06:30:00Z'), timeZone: 'Europe/Paris' };
const read = (text: string) => readDates(text, here);
function startsOf(text: string): string[] {
  const dates = read(text);
  if ('problem' in dates) throw new Error(JSON.stringify(dates));
  return dates.starts.map((start) => start.toString({ smallestUnit: 'minute' }));
}

describe('several dates in one text', () => {
  it('are read as people write them: on one line, with the length and the title behind', () => {
    expect(read('22/09 14h, 24/09 10h, 29/09 14h 2h "COPIL n°2"')).toMatchObject({
      durationMinutes: 120,
      title: 'COPIL n°2',
      explicit: true,
    });
    expect(startsOf('22/09 14h, 24/09 10h, 29/09 14h 2h "COPIL n°2"')).toEqual([
      '2026-09-22T14:00',
      '2026-09-24T10:00',
      '2026-09-29T14:00',
    ]);
  });

  it.each([
    ['one below the other, as in a form', '22/09 14h\n24/09 à 10 h\n\n29/09/2026 14:00'],
    ['with semicolons and « et »', 'mardi 22/09 14h ; 24/09 10h et 29 septembre à 14h'],
    ['as a button carries them', '2026-09-22T14:00, 2026-09-24T10:00, 2026-09-29T14:00'],
    ['the same date twice, in any order', '29/09 14h, 22/09 14h, 24/09 10h, 22/09/2026 14:00'],
    ['with the length after a comma', '22/09 14h, 24/09 10h, 29/09 14h, 1h30'],
  ])('are read %s', (_how, text) => {
    expect(startsOf(text)).toEqual(['2026-09-22T14:00', '2026-09-24T10:00', '2026-09-29T14:00']);
  });

  it('take the day of the date before an hour alone', () => {
    expect(startsOf('22/09 14h ou 16h')).toEqual(['2026-09-22T14:00', '2026-09-22T16:00']);
    expect(read('22/09 14h ou 16h')).toMatchObject({ explicit: true });
  });

  it('take the hour of the next one for a day alone, and that is said back before anything leaves', () => {
    expect(startsOf('22/09 et 24/09 à 14h')).toEqual(['2026-09-22T14:00', '2026-09-24T14:00']);
    expect(read('22/09 et 24/09 à 14h')).toMatchObject({ explicit: false });
  });

  it('in relative words are said back before anything leaves', () => {
    expect(startsOf('mardi prochain 14h, 24/09 10h')).toEqual(['2026-09-08T14:00', '2026-09-24T10:00']);
    expect(read('mardi prochain 14h, 24/09 10h')).toMatchObject({ explicit: false });
  });

  it('have the length of a range, and only one length', () => {
    expect(read('22/09 14h-16h, 24/09 de 10h à 12h')).toMatchObject({ durationMinutes: 120 });
    expect(read('22/09 14h-16h, 24/09 10h-11h')).toMatchObject({ problem: 'lengths' });
  });
});

describe('what cannot be read names the words that were not understood', () => {
  it.each([
    ['22/09 14h, 32/09 10h', 'impossibleDate', '32/09'],
    ['22/09 14h, jamais 10h', 'notADate', 'jamais'],
    ['lundi 22/09 14h', 'wrongWeekday', 'lundi 22/09'],
    ['22/09 14h, 24/09', 'missingTime', '24/09'],
    ['14h, 24/09 10h', 'missingDay', '14h'],
    ['22/09 27h', 'impossibleTime', '27h'],
    ['"COPIL n°2"', 'notADate', '"COPIL n°2"'],
  ])('%s', (text, problem, typed) => {
    expect(read(text)).toMatchObject({ problem, typed });
  });
});
