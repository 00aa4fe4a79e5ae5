import { domainCommand } from '../../people/turn.ts';
import { lockAction } from '../action.ts';
import { aboutAction, changeAction, changed, rightsOfOwner } from '../change-action.ts';

/** « Sans décision »: it does not follow from the decision that was taken just before it. Who gave it says so. */
export const detachAction = domainCommand({
  name: 'action detach',
  alias: 'action détacher',
  group: 'actions',
  hidden: true,
  act: 'action.create',
  committeeOf: rightsOfOwner.committeeOf,
  own: ({ actor }, { action }) =>
    action?.value.ownerId === actor.id || action?.value.createdById === actor.id,
  arguments: aboutAction,

  async run(turn, { action: { value }, shown }) {
    const action = await lockAction(turn.tx, value.id);
    const detached = action.decisionId
      ? await changeAction(turn, action, { decisionId: null }, 'action.detached', {
          decision: action.decision?.number ?? null,
        })
      : action;
    return changed(turn, detached, turn.t('action.detached', { number: action.number }), shown);
  },
});
