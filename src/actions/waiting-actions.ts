import { formatDate } from '../conversation/format.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { WaitingMatter } from '../people/waiting-matter.ts';
import { plainDate } from '../time.ts';
import { openStates } from './action-states.ts';
import { leadsFor } from './who-hears.ts';

/** Actions of somebody who left, « à réattribuer », that wait for the person as a lead (invariant 2). */
export async function waitingActions(turn: DomainTurn): Promise<WaitingMatter[]> {
  const { tx, t, actor, space } = turn;
  const orphans = await tx.actionItem.findMany({
    where: { spaceId: space.id, needsOwner: true, state: { in: [...openStates] } },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
  });
  const day = today(turn);
  const waiting: WaitingMatter[] = [];
  for (const action of orphans) {
    const leads = await leadsFor(tx, action, day);
    if (!leads.some(({ personId }) => personId === actor.id)) continue;
    const due = plainDate(action.dueOn);
    const late = Temporal.PlainDate.compare(due, day) < 0;
    const details = [
      action.text,
      t('action.needsOwner'),
      t(late ? 'action.late' : 'action.dueOn', { date: formatDate(due, t.locale) }),
    ];
    waiting.push({
      by: due.toZonedDateTime(space.timeZone).toInstant(),
      text: [{ bold: action.number }, ` · ${details.join(' · ')}`],
      button: {
        id: `assign-${action.number}`,
        label: t('action.button.assign'),
        style: 'primary',
        command: 'action assign',
        arguments: { action: action.number },
      },
      settledBy: 'action assign',
    });
  }
  return waiting;
}
