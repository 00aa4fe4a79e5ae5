import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { phraseOf, understandDay } from './date-words.ts';
import { type Here, printDateTime, understandDateTime } from './moment-words.ts';

/** Tuesday 1 September 2026, 09:05 in Paris. */
const here: Here = { now: Temporal.Instant.from('2026-09-01T07:05:00Z'), timeZone: 'Europe/Paris' };
const said = (typed: string, where = here) => {
  const read = understandDateTime(typed, where);
  return 'problem' in read ? read.problem : printDateTime(read);
};
const day = (typed: string, today = '2026-09-01') => {
  const read = understandDay(phraseOf(typed), Temporal.PlainDate.from(today));
  return 'problem' in read ? read.problem : read.date.toString();
};

describe('a day and an hour, as people write them', () => {
  it.each([
    ['22/09/2026 14:00', '2026-09-22T14:00'],
    ['22/09/2026 14h', '2026-09-22T14:00'],
    ['22/09 14h', '2026-09-22T14:00'],
    ['22.09.2026 à 14 h', '2026-09-22T14:00'],
    ['2026-09-22T14:00', '2026-09-22T14:00'],
    ['2026-09-22 14:00', '2026-09-22T14:00'],
    ['mardi prochain 14h', '2026-09-08T14:00'],
    ['demain à 9h30', '2026-09-02T09:30'],
    ['après-demain 8h', '2026-09-03T08:00'],
    ['aujourd’hui 18h', '2026-09-01T18:00'],
    ['ce soir à 18h30', '2026-09-01T18:30'],
    ['demain midi', '2026-09-02T12:00'],
    ['jeudi 11:00', '2026-09-03T11:00'],
    ['lundi en huit 10h', '2026-09-14T10:00'],
    ['le 1er octobre à 14 h 30', '2026-10-01T14:30'],
    ['Mardi 22 septembre, 14h', '2026-09-22T14:00'],
    ['14h mardi prochain', '2026-09-08T14:00'],
    ['dans 3 semaines à 14h', '2026-09-22T14:00'],
    ['next Tuesday 2pm', '2026-09-08T14:00'],
    ['tomorrow at 9:30', '2026-09-02T09:30'],
    ['on Thursday at 3 p.m.', '2026-09-03T15:00'],
    ['in 3 weeks at noon', '2026-09-22T12:00'],
    ['22nd of September at 14:00', '2026-09-22T14:00'],
    ['September 22, 2026 2pm', '2026-09-22T14:00'],
  ])('understands « %s »', (typed, expected) => {
    expect(said(typed)).toBe(expected);
  });

  it.each([
    ['22 septembre 2026 14h-16h', '2026-09-22T14:00-16:00'],
    ['22/09/2026 de 14h à 16h', '2026-09-22T14:00-16:00'],
    ['22/09/2026 14:00 – 16:00', '2026-09-22T14:00-16:00'],
    ['22/09 14-16h', '2026-09-22T14:00-16:00'],
    ['22/09 2-4pm', '2026-09-22T14:00-16:00'],
    ['mardi 22 septembre 2026, de 14\u00A0h à 16\u00A0h', '2026-09-22T14:00-16:00'],
    ['Tuesday 22 September 2026, 14:00 to 16:00', '2026-09-22T14:00-16:00'],
    ['22/09 22h-1h', '2026-09-22T22:00-01:00'],
  ])('reads the end of a range in « %s »', (typed, expected) => {
    expect(said(typed)).toBe(expected);
  });

  it('always puts the day before the month', () => {
    expect(said('02/10/2026 14h')).toBe('2026-10-02T14:00');
    expect(said('02/10/26 2pm')).toBe('2026-10-02T14:00');
    expect(day('10/02/2027')).toBe('2027-02-10');
  });

  it('refuses days and hours that do not exist instead of sliding to others', () => {
    expect(said('32/09 14h')).toBe('impossibleDate');
    expect(said('30 février 14h')).toBe('impossibleDate');
    expect(said('30/02/2026 14:00')).toBe('impossibleDate');
    expect(said('29/02/2027 14:00')).toBe('impossibleDate');
    expect(said('31 septembre 14h')).toBe('impossibleDate');
    expect(said('22/09/2026 à 25h')).toBe('impossibleTime');
    expect(said('22/09/2026 14h75')).toBe('impossibleTime');
    expect(said('22/09/2026 13pm')).toBe('impossibleTime');
  });

  it('notices a weekday that is not the date’s', () => {
    expect(said('mardi 23 septembre 2026 14h')).toBe('wrongWeekday');
    expect(said('lundi 22/09/2026 14h')).toBe('wrongWeekday');
    expect(said('mardi 22/09/2026 14h')).toBe('2026-09-22T14:00');
  });

  it('says which half is missing', () => {
    expect(said('22/09/2026')).toBe('missingTime');
    expect(said('mardi prochain')).toBe('missingTime');
    expect(said('14h')).toBe('missingDay');
  });

  it('does not take a length for an hour of the night', () => {
    expect(said('22/09/2026 2h')).toBe('notADate');
    expect(said('22/09/2026 à 2h')).toBe('2026-09-22T02:00');
    expect(said('22/09/2026 02:00')).toBe('2026-09-22T02:00');
  });

  it('knows whether the date was written or only meant', () => {
    const explicit = (typed: string) => (understandDateTime(typed, here) as { explicit: boolean }).explicit;
    for (const typed of ['22/09 14h', '2026-09-22 14:00', '22 septembre 14h', 'mardi 22 septembre 14h'])
      expect(explicit(typed), typed).toBe(true);
    for (const typed of ['mardi prochain 14h', 'demain 9h', 'dans 3 semaines 9h', 'jeudi 9h', 'tomorrow 9am'])
      expect(explicit(typed), typed).toBe(false);
  });

  it('slides an hour that does not exist forward, and takes the first of an hour that exists twice', () => {
    expect(said('28/03/2027 02:30')).toBe('2027-03-28T03:30');
    expect(said('25/10/2026 02:30')).toBe('2026-10-25T02:30');
  });

  it('leaves other words alone', () => {
    for (const typed of ['COPIL n°2', 'mars', '2027', 'bonjour', '', 'la semaine prochaine 14h', '@Karim'])
      expect(said(typed), typed).toBe('notADate');
  });
});

describe('a day alone', () => {
  it('without its year is the next such day, today included', () => {
    expect(day('02/10')).toBe('2026-10-02');
    expect(day('01/09')).toBe('2026-09-01');
    expect(day('31/01')).toBe('2027-01-31');
    expect(day('15/01', '2026-12-20')).toBe('2027-01-15');
    expect(day('29/02')).toBe('2028-02-29');
    expect(day('29 février', '2097-01-01')).toBe('2104-02-29');
  });

  it.each([
    ['25/09', '2026-10-05'],
    ['le 25 septembre', '2026-10-05'],
    ['vendredi 25/09', '2026-10-05'],
  ])('« %s » that has just passed is asked about, not put a year ahead', (typed, today) => {
    expect(day(typed, today)).toBe('pastDay');
    const then = { ...here, now: Temporal.Instant.from(`${today}T07:00:00Z`) };
    expect(said(`${typed} 14h`, then)).toBe('pastDay');
  });

  it('for what is written down afterwards is the one that has just passed', () => {
    const back = (typed: string) => {
      const read = understandDay(typed, Temporal.PlainDate.from('2026-10-05'), { lookBack: true });
      return 'problem' in read ? read.problem : read.date.toString();
    };
    expect(back('25/09')).toBe('2026-09-25');
    expect(back('vendredi 25/09')).toBe('2026-09-25');
    expect(back('15/01')).toBe('2027-01-15');
    expect(back('06/10')).toBe('2026-10-06');
  });

  it('named by its weekday is the next one after today', () => {
    expect(day('mardi')).toBe('2026-09-08');
    expect(day('vendredi')).toBe('2026-09-04');
    expect(day('lundi dernier')).toBe('2026-08-31');
  });

  it('may be counted from today', () => {
    expect(day('dans 10 jours')).toBe('2026-09-11');
    expect(day('dans une semaine')).toBe('2026-09-08');
    expect(day('in two weeks')).toBe('2026-09-15');
    expect(day('dans un mois')).toBe('2026-10-01');
    expect(day('d’ici 3 mois', '2026-11-30')).toBe('2027-02-28');
    expect(day('dans 1 an')).toBe('2027-09-01');
  });
});

describe('whatever the computer’s own time zone', () => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Paris'])(
    'the day is the person’s (%s)',
    (zone) => {
      process.env.TZ = zone;
      const lateEvening = { now: Temporal.Instant.from('2026-10-20T22:30:00Z'), timeZone: 'Europe/Paris' };
      expect(said('demain 9h', lateEvening)).toBe('2026-10-22T09:00');
      expect(said('dans 5 jours 14h', lateEvening)).toBe('2026-10-26T14:00');
      expect(said('22/10 14h', lateEvening)).toBe('2026-10-22T14:00');
      expect(said('jeudi 14h', lateEvening)).toBe('2026-10-22T14:00');
      const noumea = { ...lateEvening, timeZone: 'Pacific/Noumea' };
      expect(said('tomorrow 9am', noumea)).toBe('2026-10-22T09:00');
    },
  );
});

describe('what is printed', () => {
  it('is read back as the same moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.option(fc.integer({ min: 1, max: 1439 }), { nil: undefined }),
        (minutes, durationMinutes) => {
          const wall = Temporal.PlainDateTime.from('2026-01-01T00:00').add({ minutes });
          const local = wall.toZonedDateTime(here.timeZone).toPlainDateTime();
          const moment = { local, durationMinutes, explicit: true };
          expect(said(printDateTime(moment))).toBe(printDateTime(moment));
        },
      ),
    );
  });

  it('stays quick on hostile phrases', () => {
    const started = performance.now();
    for (const piece of [
      '1',
      '1 ',
      '1/',
      '1h',
      'a ',
      'mardi ',
      'in 1 ',
      '1er ',
      '14:00-',
      ' ',
      'le ',
      "'",
      'demain ',
    ])
      for (const length of [70, 79, 8_000]) said(piece.repeat(length / piece.length));
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
