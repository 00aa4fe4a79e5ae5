import { phraseOf, understandDay } from '../conversation/date-words.ts';
import { todayAt } from '../conversation/moment-words.ts';
import type { Reply } from '../conversation/reply.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { openSlots, type Poll, slotStart } from './poll.ts';

/** A date the poll does not offer, with one that it does as an example of the very command that refuses. */
export function unknownDate(turn: DomainTurn, poll: Poll, typed: string, act: 'answer' | 'choose'): Reply {
  const day = understandDay(phraseOf(typed), todayAt(turn));
  const [slot] = [...openSlots(poll, turn.now), ...poll.slots];
  const start = slot && slotStart(poll, slot);
  const hour = start?.toPlainTime().toString({ smallestUnit: 'minute' });
  const values = {
    typed,
    act,
    reference: poll.number,
    date: start ? `${start.toPlainDate().toLocaleString('fr-FR')} ${hour}` : '',
    real: 'problem' in day && day.problem === 'impossibleDate' ? 'no' : 'yes',
  };
  return sayNo(turn, 'poll.date.unknown', values, 'date');
}
