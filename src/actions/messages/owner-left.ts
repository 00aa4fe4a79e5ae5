import type { Block } from '../../conversation/card.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { fullName } from '../../people/person-name.ts';
import { actionParts, isOpen } from '../action.ts';
import { actionLine } from '../action-card.ts';
import { dayFor } from '../who-hears.ts';

/** Invariant 2: what somebody who left had to do, each with « Réattribuer »; never why they left. */
export const actionOwnerLeft: Composer = async ({ tx, t, now, redraw }, delivery) => {
  const { actionIds } = delivery.parameters as { actionIds: string[] };
  const actions = await tx.actionItem.findMany({
    where: { id: { in: actionIds } },
    include: actionParts,
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
  });
  const waiting = actions.filter((action) => isOpen(action) && action.needsOwner);
  if (waiting.length === 0 && !redraw) return null;
  const person = await tx.person.findUniqueOrThrow({ where: { id: delivery.subjectId } });
  const blocks: Block[] = [];
  for (const action of actions) {
    const day = await dayFor(tx, action, now);
    blocks.push({ kind: 'list', items: [actionLine(action, day, t, { owner: true })] });
    if (waiting.includes(action))
      blocks.push({
        kind: 'actions',
        buttons: [
          {
            id: `assign-${action.number}`,
            label: t('action.button.assign'),
            style: 'primary',
            command: 'action assign',
            arguments: { action: action.number, shown: 'message' },
          },
        ],
      });
  }
  const name = fullName(person);
  return {
    card: {
      heading: t('action.ownerLeft.heading', { name, count: waiting.length }),
      blocks: [{ kind: 'text', text: t('action.ownerLeft.text', { count: waiting.length }) }, ...blocks],
    },
  };
};
