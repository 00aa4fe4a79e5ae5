import { entity } from '../../conversation/arguments.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { isOpen, lockAction } from '../action.ts';
import {
  aboutAction,
  alreadyClosed,
  changeAction,
  changed,
  rightsOfLeads,
  tellAbout,
} from '../change-action.ts';

/** Another owner, one as ever (invariant 2); those who run the project decide (4.1). */
export const assignAction = domainCommand({
  name: 'action assign',
  alias: 'action réattribuer',
  synonyms: ['action reassign', 'action confier'],
  group: 'actions',
  ...rightsOfLeads,
  arguments: {
    ...aboutAction,
    owner: entity<Person>('person', { position: 2, keys: ['responsable', 'à', 'qui'] }),
  },

  async run(turn, { action: { value }, owner: { value: owner }, shown }) {
    const action = await lockAction(turn.tx, value.id);
    if (!isOpen(action)) return alreadyClosed(turn, action);
    const name = fullName(owner);
    if (owner.id === action.ownerId && !action.needsOwner)
      return sayNo(turn, 'action.assign.same', { number: action.number, name }, 'owner');
    const data = {
      ownerId: owner.id,
      needsOwner: false,
      contributorIds: action.contributorIds.filter((id) => id !== owner.id),
    };
    const assigned = await changeAction(turn, action, data, 'action.reassigned');
    await tellAbout(turn, assigned, { personId: owner.id, rule: 'ACTION', message: 'action.assigned' });
    if (action.owner.state !== 'left' && action.ownerId !== owner.id)
      await tellAbout(turn, assigned, {
        personId: action.ownerId,
        rule: 'ACTION-MOVED',
        message: 'action.told',
        parameters: { news: 'handedOver', by: turn.actor.id },
      });
    // The list of what somebody left behind is drawn again.
    await turn.ledger.refresh(turn.tx, { type: 'person', id: action.ownerId }, turn.correlationId);
    return changed(turn, assigned, turn.t('action.assign.done', { name }), shown);
  },
});
