/** Names of weekdays and months in the two languages, as people shorten them; accents removed. */

export const weekdayNames: readonly string[][] = [
  ['lundi', 'lun', 'monday', 'mon'],
  ['mardi', 'mar', 'tuesday', 'tues', 'tue'],
  ['mercredi', 'mer', 'wednesday', 'wed'],
  ['jeudi', 'jeu', 'thursday', 'thurs', 'thur', 'thu'],
  ['vendredi', 'ven', 'friday', 'fri'],
  ['samedi', 'sam', 'saturday', 'sat'],
  ['dimanche', 'dim', 'sunday', 'sun'],
];

export const monthNames: readonly string[][] = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'september', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'dec', 'december'],
];

/** @returns 1 for January, 0 for a word that names no month. */
export function monthNumber(name: string): number {
  return monthNames.findIndex((names) => names.includes(name)) + 1;
}

/** Longest names first, so that `mars` is not read as `mar`. */
export function alternatives(names: readonly string[][]): string {
  return names
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|');
}
