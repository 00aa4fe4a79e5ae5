import type { ListItem, Tone } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { Weather } from '../store/generated/enums.ts';
import type { WeatherReading } from './readings.ts';
import type { WeatherLine } from './weather-line.ts';

const tones: Partial<Record<Weather, Tone>> = { rain: 'warning', storm: 'danger' };

/** @returns « Délais · ☁️ nuages ↘ », and under it what was said of it; one item a reading, in their order */
export function weatherLines(readings: readonly WeatherReading[], t: Translator): ListItem[] {
  return readings.map((reading) => {
    const { value, comment, remedy, trend, previous } = reading;
    const details = [
      ...(trend && trend !== 'same' && previous
        ? [t('weather.before', { before: t(`weather.value.${previous}`) })]
        : []),
      ...(comment ? [comment] : []),
      ...(remedy ? [t('weather.remedy', { remedy })] : []),
    ];
    return {
      text: [
        { bold: lineName(reading, t) },
        ` · ${t(`weather.value.${value}`)}${trend ? ` ${t(`weather.trend.${trend}`)}` : ''}`,
      ],
      ...(details.length > 0 && { detail: details.join(' · ') }),
      tone: tones[value] ?? 'neutral',
    };
  });
}

/** @returns « Délais », « S03 · EHPAD Résidence du Port » */
export function lineName({ axis, siteCode, siteName }: WeatherLine, t: Translator): string {
  return axis === 'site' ? `${siteCode} · ${siteName ?? siteCode}` : t(`weather.axis.${axis}`);
}
