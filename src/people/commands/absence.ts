import { date } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatDateRange } from '../../conversation/format.ts';
import { dateColumn } from '../../time.ts';
import { journal } from '../journal.ts';
import { sayNo } from '../say-no.ts';
import { today } from '../today.ts';
import { domainCommand } from '../turn.ts';

/** C03: « Je m'absente du … au … » ; the other lead gets what would have come. */
export const absence = domainCommand({
  name: 'absence',
  alias: 'absence',
  synonyms: ['absent', 'away', 'congés'],
  group: 'people',
  arguments: {
    from: date({ position: 1, lookBack: true, keys: ['du'] }),
    to: date({ position: 2, keys: ['au'] }),
  },

  async run(turn, values) {
    const { from, to } = values;
    const period = formatDateRange(from, to, turn.locale);
    if (Temporal.PlainDate.compare(to, from) < 0) return sayNo(turn, 'people.absence.reversed', {}, 'to');
    if (Temporal.PlainDate.compare(to, today(turn)) < 0)
      return sayNo(turn, 'people.absence.past', { period }, 'to');
    const row = await turn.tx.absence.create({
      data: { spaceId: turn.space.id, personId: turn.actor.id, from: dateColumn(from), to: dateColumn(to) },
    });
    await journal(
      turn,
      'person.absence',
      { type: 'absence', id: row.id },
      { after: { from: from.toString(), to: to.toString() } },
    );
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(turn.t('people.absence.heading'), turn.t('people.absence.noted', { period })),
    };
  },
});
