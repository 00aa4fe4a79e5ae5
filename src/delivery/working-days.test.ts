import { describe, expect, it } from 'vitest';
import { publicHolidays } from './holidays.ts';
import { defaultSending } from './timeline.ts';
import { nextOpenDay, nextOpening, previousOpenDay, workingCalendar } from './working-days.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Paris');
const france = workingCalendar({ country: 'FR', closures: [] });
const closed = workingCalendar({
  country: 'FR',
  closures: [{ from: day('2026-12-24'), to: day('2026-12-31'), label: 'fermeture de fin d’année' }],
});

describe('closed days of an organisation', () => {
  it('are the eleven legal holidays in France, not Pentecost Sunday nor Mother’s Day', () => {
    expect([...publicHolidays('FR', 2027).keys()]).toEqual([
      '2027-01-01',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-08',
      '2027-05-17',
      '2027-07-14',
      '2027-08-15',
      '2027-11-01',
      '2027-11-11',
      '2027-12-25',
    ]);
  });

  it('are weekends and declared closures too', () => {
    expect(france.isOpen(day('2026-09-05'))).toBe(false);
    expect(closed.isOpen(day('2026-12-28'))).toBe(false);
    expect(closed.isOpen(day('2026-12-31'))).toBe(false);
    expect(france.isOpen(day('2026-12-28'))).toBe(true);
  });

  it('follow the region when the law of the region differs', () => {
    expect(publicHolidays('FR-57', 2026).has('2026-12-26')).toBe(true);
    expect(publicHolidays('FR', 2026).has('2026-12-26')).toBe(false);
  });

  it('say why they are closed, in both languages', () => {
    expect(france.closedBecause(day('2026-07-14'), 'fr')).toBe('14 juillet\u00a0: Fête nationale');
    expect(france.closedBecause(day('2026-07-14'), 'en')).toBe('14 July: Bastille Day');
    expect(france.closedBecause(day('2027-01-01'), 'fr')).toBe('1er janvier\u00a0: Nouvel An');
    expect(france.closedBecause(day('2026-09-06'), 'fr')).toBe('dimanche 6 septembre');
    expect(closed.closedBecause(day('2026-12-29'), 'fr')).toBe('29 décembre\u00a0: fermeture de fin d’année');
    expect(france.closedBecause(day('2026-09-07'), 'en')).toBeNull();
  });

  it('end the search with the reason when everything is closed', () => {
    const forever = workingCalendar({
      country: 'FR',
      closures: [{ from: day('2020-01-01'), to: day('2050-01-01'), label: '…' }],
    });
    expect(() => nextOpenDay(day('2026-01-01'), forever)).toThrow(/check the closures/);
  });
});

describe('a closed day', () => {
  it('moves to the nearest open one before or after it; an open day stays', () => {
    expect(previousOpenDay(day('2027-03-29'), france).toString()).toBe('2027-03-26');
    expect(nextOpenDay(day('2027-03-27'), france).toString()).toBe('2027-03-30');
    expect(nextOpenDay(day('2026-09-08'), france).toString()).toBe('2026-09-08');
  });
});

describe('the next opening', () => {
  const next = (text: string) => nextOpening(at(text), france, defaultSending).toPlainDateTime().toString();

  it('is now within opening hours, both ends included', () => {
    expect(next('2026-09-01T08:00')).toBe('2026-09-01T08:00:00');
    expect(next('2026-09-01T19:00')).toBe('2026-09-01T19:00:00');
  });

  it('is this morning before opening, the next working morning after closing', () => {
    expect(next('2026-09-01T06:12')).toBe('2026-09-01T08:00:00');
    expect(next('2026-09-01T19:00:01')).toBe('2026-09-02T08:00:00');
    expect(next('2026-09-04T20:00')).toBe('2026-09-07T08:00:00');
    expect(next('2026-07-13T22:00')).toBe('2026-07-15T08:00:00');
    expect(next('2026-09-05T10:00')).toBe('2026-09-07T08:00:00');
  });
});
