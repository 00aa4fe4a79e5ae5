import { longText } from '../../conversation/arguments.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import { isOpen, lockAction } from '../action.ts';
import {
  aboutAction,
  alreadyClosed,
  changeAction,
  changed,
  rightsOfOwner,
  tellAbout,
} from '../change-action.ts';
import { leadFor } from '../who-hears.ts';

/** « J’ai un blocage »: what blocks; the lead of record hears of it at once. */
export const blockAction = domainCommand({
  name: 'action block',
  alias: 'action bloquer',
  synonyms: ['action blocage'],
  group: 'actions',
  ...rightsOfOwner,
  arguments: {
    ...aboutAction,
    reason: longText({ position: 2, rest: true, max: 500, keys: ['raison', 'motif'] }),
  },

  async run(turn, { action: { value }, reason, shown }) {
    const action = await lockAction(turn.tx, value.id);
    if (!isOpen(action)) return alreadyClosed(turn, action);
    const data = { state: 'blocked', blockedReason: reason } as const;
    const blocked = await changeAction(turn, action, data, 'action.blocked');
    const lead = await leadFor(turn.tx, blocked, today(turn));
    const told = lead !== null && lead.personId !== turn.actor.id;
    await tellAbout(turn, blocked, {
      personId: lead?.personId ?? null,
      rule: 'ACTION-BLOCKED',
      message: 'action.blocked',
      nature: 'alert',
      parameters: { insteadOf: lead?.insteadOf ?? null },
    });
    const person = told ? await turn.tx.person.findUniqueOrThrow({ where: { id: lead.personId } }) : null;
    const sentence = turn.t('action.block.done', {
      told: told ? 'yes' : 'no',
      name: person?.givenName ?? '',
    });
    return changed(turn, blocked, sentence, shown);
  },
});
