/** What the weather is told of: four axes of the whole project, and each site (C55, F-14). */
import type { Weather, WeatherAxis } from '../store/generated/enums.ts';

/** Axes of the whole project, in the order of a card. */
export const projectAxes = [
  'schedule',
  'progress',
  'budget',
  'quality',
] as const satisfies readonly WeatherAxis[];
export type ProjectAxis = (typeof projectAxes)[number];

/** From fine to grave. */
export const weathers = ['sun', 'cloud', 'rain', 'storm'] as const satisfies readonly Weather[];

export type WeatherTrend = 'better' | 'same' | 'worse';

export interface WeatherLine {
  axis: WeatherAxis;
  /** Empty for an axis of the whole project. */
  siteCode: string;
  /** Null for an axis of the whole project. */
  siteName: string | null;
}

/** @returns what tells two lines apart */
export function lineKey({ axis, siteCode }: Pick<WeatherLine, 'axis' | 'siteCode'>): string {
  return axis === 'site' ? siteCode : axis;
}

/** @param before null when the meeting before had none */
export function weatherTrend(now: Weather, before: Weather | null): WeatherTrend | null {
  if (before === null) return null;
  const change = weathers.indexOf(now) - weathers.indexOf(before);
  if (change === 0) return 'same';
  return change < 0 ? 'better' : 'worse';
}
