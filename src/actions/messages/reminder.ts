import type { Composer } from '../../delivery/ledger.ts';
import { findAction, isOpen } from '../action.ts';
import { actionFields, daysLate, ownerButtons, stateNotice } from '../action-card.ts';
import { dayFor } from '../who-hears.ts';

/** Before, on and after the due date, to the owner. A blocked action asks its lead, not its owner: nothing is said then. */
export const actionReminder: Composer = async ({ tx, t, now, redraw, personId }, delivery) => {
  const action = await findAction(tx, delivery.subjectId);
  if (!action) return null;
  const open = isOpen(action) && action.ownerId === personId && !action.needsOwner;
  if (!redraw && (!open || action.state === 'blocked')) return null;
  const days = daysLate(action, await dayFor(tx, action, now));
  return {
    card: {
      heading: open
        ? t('action.reminder.heading', {
            days,
            count: Math.abs(days),
            late: days > 0 ? 'yes' : 'no',
            number: action.number,
          })
        : t('action.heading', { number: action.number }),
      blocks: [
        { kind: 'text', text: action.text },
        { kind: 'fields', fields: actionFields(action, t) },
        ...stateNotice(action, t),
        ...(open && action.state !== 'blocked'
          ? [{ kind: 'text' as const, text: t(days > 0 ? 'action.reminder.late' : 'action.reminder.ask') }]
          : []),
      ],
      actions: open ? ownerButtons(action, t) : [],
    },
  };
};
