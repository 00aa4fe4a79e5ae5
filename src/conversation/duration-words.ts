/** Lengths of time as people write them: `2h`, `1 h 30`, `45min`, `une demi-heure`, `two hours`… */
import { fold } from './clean-text.ts';

const worded: Record<string, number> = {
  "un quart d'heure": 15,
  "quart d'heure": 15,
  "1/4 d'heure": 15,
  'une demi-heure': 30,
  'une demi heure': 30,
  'demi-heure': 30,
  "trois quarts d'heure": 45,
  "3/4 d'heure": 45,
  'une heure': 60,
  'une heure et quart': 75,
  'une heure et demie': 90,
  'deux heures': 120,
  'deux heures et demie': 150,
  'trois heures': 180,
  'half an hour': 30,
  'a quarter of an hour': 15,
  'three quarters of an hour': 45,
  'an hour': 60,
  'one hour': 60,
  'an hour and a half': 90,
  'two hours': 120,
  'three hours': 180,
};

const hours = /^(\d{1,3})(?:[.,](\d{1,2}))? ?(?:h|hrs?|heures?|hours?)$/;
const hoursMinutes =
  /^(\d{1,3}) ?(?:h|hrs?|heures?|hours?) ?(?:et |and )?(\d{1,2}) ?(?:m|mn|mins?|minutes?)?$/;
const hoursAndHalf = /^(\d{1,3}) ?(?:h|heures?) et demie?$/;
const minutes = /^(\d{1,4}) ?(?:m|mn|mins?|minutes?|')$/;
const iso = /^pt(?:(\d{1,3})h)?(?:(\d{1,4})m)?$/;

/**
 * @param options.bareMinutes whether a number alone counts minutes (forms, buttons, `durée:90`)
 * @returns minutes, 1 or more, or null when it is not a length of time
 */
export function understandDuration(typed: string, options: { bareMinutes?: boolean } = {}): number | null {
  if (typed.length > 40) return null;
  const said = fold(typed);
  const total = Object.hasOwn(worded, said) ? (worded[said] as number) : measured(said, options.bareMinutes);
  return total !== null && total > 0 ? total : null;
}

function measured(said: string, bareMinutes = false): number | null {
  let match = hours.exec(said);
  if (match) return Math.round(Number(`${match[1]}.${match[2] ?? 0}`) * 60);
  match = hoursMinutes.exec(said);
  if (match) return Number(match[2]) < 60 ? Number(match[1]) * 60 + Number(match[2]) : null;
  match = hoursAndHalf.exec(said);
  if (match) return Number(match[1]) * 60 + 30;
  match = minutes.exec(said);
  if (match) return Number(match[1]);
  match = iso.exec(said);
  if (match) return Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0);
  return bareMinutes && /^\d{1,4}$/.test(said) ? Number(said) : null;
}

/** @param minutes 1 or more @returns `2h`, `1h30`, `45min`: what understandDuration reads back. */
export function printDuration(minutes: number): string {
  const [wholeHours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (wholeHours === 0) return `${rest}min`;
  return rest === 0 ? `${wholeHours}h` : `${wholeHours}h${String(rest).padStart(2, '0')}`;
}
