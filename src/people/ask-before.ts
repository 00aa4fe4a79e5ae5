import type { Block, RichText } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { askFirst } from './ask-first.ts';
import { today } from './today.ts';
import type { DomainTurn } from './turn.ts';

/** Days within which a past date is most often one that is written down a little late. */
const writtenLate = 31;

/** @returns whether a day is so far in the past that it is more likely a slip. */
export function isLongPast(day: Temporal.PlainDate, turn: Pick<DomainTurn, 'now' | 'timeZone'>): boolean {
  return day.until(today(turn)).days > writtenLate;
}

/** What a preview says of a day that is far in the past; nothing of any other, nor of none. */
export function longPastNotice(turn: DomainTurn, day: Temporal.PlainDate | undefined): Block[] {
  if (!day || !isLongPast(day, turn)) return [];
  const text = turn.t('people.pastDay.check', { day: formatDate(day, turn.locale) });
  return [{ kind: 'notice', tone: 'warning', text }];
}

/**
 * Asks about a day that is past before anything is stored: the button does the same again, confirmed.
 *
 * @param about what it is for, as it was written
 * @param command its name; it takes the flag `confirmed`
 * @param given its arguments as text
 */
export function askBefore(
  turn: DomainTurn,
  day: Temporal.PlainDate,
  about: RichText,
  command: string,
  given: Record<string, string>,
): Reply {
  return askFirst({
    heading: turn.t('people.pastDay.heading'),
    blocks: [
      { kind: 'text', text: about },
      { kind: 'text', text: turn.t.rich('people.pastDay.ask', { day: formatDate(day, turn.locale) }) },
    ],
    button: {
      id: 'confirm',
      label: turn.t('people.pastDay.keep'),
      style: 'primary',
      command,
      arguments: { ...given, confirmed: 'true' },
    },
  });
}
