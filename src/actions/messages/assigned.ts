import type { Composer } from '../../delivery/ledger.ts';
import { fullName } from '../../people/person-name.ts';
import { findAction, isOpen } from '../action.ts';
import { actionFields, ownerButtons, stateNotice } from '../action-card.ts';

/** Tells the owner, privately; from then on it shows how the action stands. */
export const actionAssigned: Composer = async ({ tx, t, redraw, personId }, delivery) => {
  const action = await findAction(tx, delivery.subjectId);
  if (!action) return null;
  const mine = action.ownerId === personId;
  const open = isOpen(action) && mine;
  if (!open && !redraw) return null;
  return {
    card: {
      heading: mine
        ? t('action.assigned.heading', { number: action.number })
        : t('action.heading', { number: action.number }),
      blocks: [
        { kind: 'text', text: action.text },
        { kind: 'fields', fields: actionFields(action, t) },
        ...stateNotice(action, t),
        ...(mine
          ? []
          : [{ kind: 'text' as const, text: t('action.ownedBy', { name: fullName(action.owner) }) }]),
      ],
      actions: open ? ownerButtons(action, t) : [],
    },
  };
};
