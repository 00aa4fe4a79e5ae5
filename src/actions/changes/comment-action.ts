import { longText } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { domainCommand } from '../../people/turn.ts';
import type { ActionItem } from '../../store/generated/client.ts';
import { actionParts, lockAction } from '../action.ts';
import { aboutAction, changed, rightsOfOwner } from '../change-action.ts';
import { refreshAction } from '../refresh-action.ts';

/** The comment that stands beside the action in the minutes; a new one takes its place, the journal keeps the old. */
export const commentAction = domainCommand({
  name: 'action comment',
  alias: 'action commenter',
  group: 'actions',
  ...rightsOfOwner,
  own: (turn, values) => takesPart(turn, values.action?.value),
  rolesInMatter: (turn, values) => (takesPart(turn, values.action?.value) ? ['EXP'] : []),
  arguments: {
    ...aboutAction,
    text: longText({ position: 2, rest: true, max: 500, keys: ['texte'] }),
  },

  async run(turn, { action: { value }, text, shown }) {
    const action = await lockAction(turn.tx, value.id);
    const after = await turn.tx.actionItem.update({
      where: { id: action.id },
      data: { comment: text },
      include: actionParts,
    });
    await journal(
      turn,
      'action.commented',
      { type: 'action', id: action.id },
      { before: { comment: action.comment }, after: { comment: text } },
    );
    await refreshAction(turn, after);
    return changed(turn, after, turn.t('action.comment.done'), shown);
  },
});

/** Its owner, or somebody who helps with it. */
function takesPart({ actor }: DomainTurn, action: ActionItem | undefined): boolean {
  return action !== undefined && (action.ownerId === actor.id || action.contributorIds.includes(actor.id));
}
