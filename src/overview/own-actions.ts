import { openStates } from '../actions/action-states.ts';
import type { Block } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { plainDate } from '../time.ts';

/** Actions a home shows with their buttons; a link leads to the rest. */
const shown = 5;

/** One's open actions, late ones first, each with its button under it. */
export async function ownActions(turn: DomainTurn): Promise<Block[]> {
  const { t } = turn;
  const where = { spaceId: turn.space.id, ownerId: turn.actor.id, state: { in: [...openStates] } };
  const actions = await turn.tx.actionItem.findMany({
    where,
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
    take: shown + 1,
  });
  const day = today(turn);
  const blocks = actions.slice(0, shown).flatMap(({ number, text, dueOn }, index): Block[] => {
    const due = plainDate(dueOn);
    const late = Temporal.PlainDate.compare(due, day) < 0;
    return [
      {
        kind: 'list',
        ...(index === 0 ? { heading: t('overview.home.actions') } : {}),
        items: [
          {
            text: [{ bold: number }, ` · ${text}`],
            detail: t(late ? 'action.late' : 'action.dueOn', { date: formatDate(due, t.locale) }),
            tone: late ? 'danger' : 'neutral',
          },
        ],
      },
      {
        kind: 'actions',
        buttons: [
          {
            id: `done-${number}`,
            label: t('overview.home.done'),
            command: 'done',
            arguments: { action: number },
          },
        ],
      },
    ];
  });
  const all = { id: 'actions', label: t('overview.home.allActions'), command: 'actions', arguments: {} };
  return actions.length > shown ? [...blocks, { kind: 'actions', buttons: [all] }] : blocks;
}
