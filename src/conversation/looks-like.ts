/** Guesses what somebody meant by words that could not be read, so that the error stands beside the right field. */
import { alternatives, monthNames, weekdayNames } from './calendar-names.ts';
import { fold } from './clean-text.ts';
import type { ArgumentKind } from './command.ts';

const dateWord = new RegExp(
  `^(?:\\d{1,4}[/.-]\\d|(?:${alternatives(weekdayNames)}|${alternatives(monthNames)})\\b|` +
    '(?:demain|apres-demain|aujourd|prochaine?|tomorrow|today|tonight|next)\\b)',
);
const hourWord = /^(?:\d{1,2}(?:h|:|\s?[ap]m\b)|midi$|minuit$|noon$|midnight$)/;
const lengthWord = /^\d+(?:[.,]\d+)?(?:h|m|min|mn|heure|hour|j|jour|day)/;
const lengthUnit = /^(?:h|hrs?|heures?|hours?|min|mn|minutes?)$/;
const words = 6;

/**
 * @param typed the words that follow, as typed
 * @returns how many of them look like an attempt at that kind of value, 0 when none does
 */
export function looksLike(kind: ArgumentKind, typed: readonly string[]): number {
  const said = typed.slice(0, words).map(fold);
  const first = said[0] ?? '';
  switch (kind) {
    case 'dateTime':
    case 'date':
      return dateExtent(said);
    case 'duration':
      if (lengthWord.test(first)) return 1;
      return /^\d+$/.test(first) && lengthUnit.test(said[1] ?? '') ? 2 : 0;
    case 'integer':
      return /^-?\d/.test(first) ? 1 : 0;
    case 'url':
      return /^(?:<?https?:|www\.)/.test(first) ? 1 : 0;
    case 'entity':
      return /^[@<]|^[a-z]+-\d/.test(first) ? 1 : 0;
    default:
      return 0;
  }
}

/** As far as the first hour, or the last word of a day; not beyond two words that are neither. */
function dateExtent(said: readonly string[]): number {
  let extent = 0;
  for (const [index, word] of said.entries()) {
    if (index - extent > 1) break;
    if (hourWord.test(word)) return index + 1;
    if (dateWord.test(word)) extent = index + 1;
  }
  return extent;
}
