import { entity } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { answerButton, resultsButton } from '../ask-card.ts';
import { awaited, isAwaited } from '../poll.ts';
import { deadlineOf, titleOf } from '../poll-words.ts';
import { openPolls } from '../resolve-poll.ts';

/** Polls a list shows. */
const shown = 10;

/** The open polls of one's committees, and those one is asked in. */
export const polls = domainCommand({
  name: 'polls',
  alias: 'sondages',
  group: 'meetings',
  readOnly: true,
  arguments: {
    committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }),
  },

  async run(turn, values) {
    const { t, now } = turn;
    const open = (await openPolls(turn, values.committee?.value.id)).slice(0, shown);
    const blocks = open.flatMap((poll): Block[] => [
      {
        kind: 'list',
        items: [
          {
            text: [{ bold: titleOf(poll, t) }, ` · ${poll.number}`],
            detail: t.rich('poll.results.count', {
              answered: poll.people.length - awaited(poll, now).length,
              asked: poll.people.length,
              deadline: formatDate(deadlineOf(poll), t.locale, { year: false }),
            }),
          },
        ],
      },
      {
        kind: 'actions',
        buttons: [
          ...(isAwaited(poll, turn.actor.id, now) ? [answerButton(poll, t)] : []),
          resultsButton(poll, t),
        ],
      },
    ]);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('poll.list.heading'),
        blocks: blocks.length > 0 ? blocks : [{ kind: 'text', text: t('poll.list.none') }],
      },
    };
  },
});
