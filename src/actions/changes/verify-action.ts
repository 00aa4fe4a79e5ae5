import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { lockAction } from '../action.ts';
import { aboutAction, changeAction, changed, rightsOfLeads } from '../change-action.ts';

/** « Vérifiée »: those who run the project have seen that it is done. */
export const verifyAction = domainCommand({
  name: 'action verify',
  alias: 'action vérifier',
  group: 'actions',
  ...rightsOfLeads,
  arguments: aboutAction,

  async run(turn, values) {
    const action = await lockAction(turn.tx, values.action.value.id);
    if (action.state !== 'done')
      return sayNo(turn, 'action.notDone', {
        number: action.number,
        state: turn.t(`action.stateLine.${action.state}`),
      });
    const verified = await changeAction(turn, action, { state: 'verified' }, 'action.verified');
    return changed(turn, verified, turn.t('action.verify.done'), values.shown);
  },
});
