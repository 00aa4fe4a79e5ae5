import { choice } from '../conversation/arguments.ts';
import type { ListItem } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import { sourceLink } from '../conversation/source-link.ts';
import { fullName } from '../people/person-name.ts';
import { today } from '../people/today.ts';
import { domainCommand } from '../people/turn.ts';
import { plainDate } from '../time.ts';
import { openStates } from './action-states.ts';

const shown = 30;

/** Open actions, late ones first; one's own, or everybody's. */
export const listActions = domainCommand({
  name: 'actions',
  alias: 'actions',
  group: 'actions',
  readOnly: true,
  arguments: {
    whose: choice(
      { mine: ['moi', 'mes', 'me'], all: ['toutes', 'tout', 'tous'] },
      { position: 1, optional: true, keys: ['lesquelles'] },
    ),
  },

  async run(turn, values) {
    const { t } = turn;
    const mine = values.whose !== 'all';
    const actions = await turn.tx.actionItem.findMany({
      where: {
        spaceId: turn.space.id,
        state: { in: [...openStates] },
        ...(mine ? { ownerId: turn.actor.id } : {}),
      },
      include: { owner: true },
      orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
      take: shown,
    });
    const day = today(turn);
    const items = actions.map((action): ListItem => {
      const due = plainDate(action.dueOn);
      const late = Temporal.PlainDate.compare(due, day) < 0;
      const when = t(late ? 'action.late' : 'action.dueOn', { date: formatDate(due, t.locale) });
      return {
        text: [{ bold: action.number }, ` · ${action.text}`],
        detail: [
          mine ? when : `${fullName(action.owner)} · ${when}`,
          ...(action.sourceUrl ? [' · ', sourceLink(action.sourceUrl, t)] : []),
        ],
        tone: late ? 'danger' : 'neutral',
      };
    });
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t(mine ? 'action.list.mine' : 'action.list.all'),
        blocks:
          items.length === 0 ? [{ kind: 'text', text: t('action.list.none') }] : [{ kind: 'list', items }],
        actions: mine
          ? actions.slice(0, 5).map((action) => ({
              id: `done-${action.number}`,
              label: t('action.button.doneNumber', { number: action.number }),
              command: 'done',
              arguments: { action: action.number },
            }))
          : [],
      },
    };
  },
});
