import { describe, expect, it } from 'vitest';
import * as say from './format.ts';

const at = (text: string) => Temporal.PlainDateTime.from(text);
/** Non-breaking spaces made visible. */
const shown = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '^');

describe('dates and hours in French', () => {
  it('names the day, writes 1er, keeps the h beside its number', () => {
    expect(say.formatDate(at('2026-09-22T14:00'), 'fr')).toBe('mardi 22 septembre 2026');
    expect(say.formatDate(Temporal.PlainDate.from('2026-10-01'), 'fr')).toBe('jeudi 1er octobre 2026');
    expect(say.formatDate(Temporal.PlainDate.from('2026-10-01'), 'fr', { weekday: false, year: false })).toBe(
      '1er octobre',
    );
    expect(shown(say.formatTime(at('2026-09-22T14:00'), 'fr'))).toBe('14~h');
    expect(shown(say.formatTime(at('2026-09-22T09:05'), 'fr'))).toBe('9~h~05');
  });

  it('says how large a file is, as file managers count', () => {
    expect(
      [1, 900, 13_400, 1_258_291, 10 * 1024 * 1024].map((bytes) => shown(say.formatFileSize(bytes, 'fr'))),
    ).toEqual(['1~ko', '1~ko', '13~ko', '1,2~Mo', '10~Mo']);
    expect(shown(say.formatFileSize(1_258_291, 'en'))).toMatch(/^1\.2[ ~]MB$/);
  });

  it('says a meeting as « mardi 22 septembre 2026, de 14 h à 16 h »', () => {
    const range = say.formatDateTimeRange(at('2026-09-22T14:00'), at('2026-09-22T16:00'), 'fr');
    expect(shown(range)).toBe('mardi 22 septembre 2026, de 14~h à 16~h');
    expect(shown(say.formatDateTime(at('2026-09-22T14:30'), 'fr'))).toBe('mardi 22 septembre 2026 à 14~h~30');
  });

  it('names both days when a meeting ends after midnight', () => {
    const range = say.formatDateTimeRange(at('2026-09-22T22:00'), at('2026-09-23T01:00'), 'fr');
    expect(shown(range)).toBe('du mardi 22 septembre 2026 à 22~h au mercredi 23 septembre 2026 à 1~h');
  });

  it('writes lengths and lists', () => {
    expect([45, 60, 90, 125].map((minutes) => shown(say.formatDuration(minutes, 'fr')))).toEqual([
      '45~min',
      '1~h',
      '1~h~30',
      '2~h~05',
    ]);
    expect(say.formatList(['Claire', 'Karim', 'Inès'], 'fr')).toBe('Claire, Karim et Inès');
    expect(say.formatList(['oui', 'non'], 'fr', 'disjunction')).toBe('oui ou non');
    expect(say.formatDateRange(at('2026-10-19T00:00'), at('2026-10-30T00:00'), 'fr', { year: false })).toBe(
      'du 19 octobre au 30 octobre',
    );
  });
});

describe('dates and hours in English', () => {
  it('uses British order and the 24-hour clock', () => {
    const range = say.formatDateTimeRange(at('2026-09-22T14:00'), at('2026-09-22T16:00'), 'en');
    expect(range).toBe('Tuesday 22 September 2026, 14:00 to 16:00');
    expect(say.formatDateTime(at('2026-10-01T09:30'), 'en')).toBe('Thursday 1 October 2026 at 09:30');
    expect(say.formatDuration(90, 'en')).toBe('1 h 30 min');
    expect(say.formatZone(Temporal.ZonedDateTime.from('2026-10-06T14:00[Indian/Reunion]'), 'en')).toBe(
      'Réunion Time',
    );
  });
});

describe('a list', () => {
  it('shows where each of its items ends, even when one holds a comma', () => {
    expect(say.formatList(['Claire', 'Karim', 'Inès'], 'fr')).toBe('Claire, Karim et Inès');
    const roles = ['membre', 'responsable de projet, volet technique', 'secrétariat'];
    expect(say.formatList(roles, 'fr', 'disjunction')).toBe(
      'membre\u202F; responsable de projet, volet technique ou secrétariat',
    );
    expect(say.formatList(['a, b', 'c', 'd'], 'en')).toBe('a, b; c and d');
  });
});
