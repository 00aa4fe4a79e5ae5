import type { Block } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { fullName } from '../../people/person-name.ts';
import { plainDate } from '../../time.ts';
import { findAction, isOpen } from '../action.ts';
import { actionFields, ownerButtons, stateNotice } from '../action-card.ts';

interface News {
  news: 'postponed' | 'kept' | 'unblocked' | 'redo' | 'dropped' | 'handedOver';
  by: string;
  reason?: string;
}

/** What somebody else changed about an action, to its owner or to who owned it. */
export const actionTold: Composer = async ({ tx, t, personId }, delivery) => {
  const action = await findAction(tx, delivery.subjectId);
  if (!action) return null;
  const { news, by, reason } = delivery.parameters as unknown as News;
  const person = await tx.person.findUniqueOrThrow({ where: { id: by } });
  const mine = action.ownerId === personId && isOpen(action);
  const said: Block[] = reason ? [{ kind: 'text', text: t('action.told.reason', { reason }) }] : [];
  return {
    card: {
      heading: t(`action.told.${news}`, { number: action.number }),
      blocks: [
        { kind: 'text', text: action.text },
        {
          kind: 'text',
          text: t(`action.told.${news}.by`, {
            name: fullName(person),
            owner: fullName(action.owner),
            date: formatDate(plainDate(action.dueOn), t.locale),
          }),
        },
        ...said,
        ...(mine ? [{ kind: 'fields' as const, fields: actionFields(action, t) }] : []),
        ...(action.state === 'dropped' ? [] : stateNotice(action, t)),
      ],
      actions: mine ? ownerButtons(action, t) : [],
    },
  };
};
