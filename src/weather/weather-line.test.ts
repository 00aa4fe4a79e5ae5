import { describe, expect, it } from 'vitest';
import { houseTranslators } from '../catalogues.ts';
import type { WeatherReading } from './readings.ts';
import { weatherTrend } from './weather-line.ts';
import { weatherLines } from './weather-lines.ts';

const reading: WeatherReading = {
  axis: 'site',
  siteCode: 'S03',
  siteName: 'EHPAD Résidence du Port',
  value: 'storm',
  comment: 'Débit insuffisant',
  remedy: 'Quatre bornes',
  givenBy: 'Yann Kerbrat',
  givenAt: Temporal.Instant.from('2026-09-10T07:00:00Z'),
  frozen: false,
  previous: 'cloud',
  trend: 'worse',
};

describe('the trend of the weather', () => {
  it('is better towards the sun, worse towards the storm', () => {
    expect(weatherTrend('sun', 'storm')).toBe('better');
    expect(weatherTrend('rain', 'cloud')).toBe('worse');
    expect(weatherTrend('rain', 'rain')).toBe('same');
  });

  it('is not told where the meeting before had no weather', () => {
    expect(weatherTrend('rain', null)).toBeNull();
  });
});

describe('a line of the weather', () => {
  it('says the value in words beside its picture, what it was, and what is done', () => {
    const [line] = weatherLines([reading], houseTranslators().fr);
    expect(line).toEqual({
      text: [{ bold: 'S03 · EHPAD Résidence du Port' }, ' · ⛈️ orage ↘'],
      detail: '☁️ nuages à la réunion précédente · Débit insuffisant · remède\u00A0: Quatre bornes',
      tone: 'danger',
    });
  });

  it('says no more than it knows', () => {
    const bare = {
      ...reading,
      value: 'sun' as const,
      comment: null,
      remedy: null,
      previous: null,
      trend: null,
    };
    const [line] = weatherLines(
      [{ ...bare, axis: 'budget', siteCode: '', siteName: null }],
      houseTranslators().en,
    );
    expect(line).toEqual({ text: [{ bold: 'Budget' }, ' · ☀️ sun'], tone: 'neutral' });
  });
});
