import type { TimedActs } from '../delivery/timed-act.ts';
import { collectWeather } from './collect-weather.ts';

/** What copil does by itself about the project weather. */
export const weatherActs: TimedActs = { 'weather.collect': collectWeather };
