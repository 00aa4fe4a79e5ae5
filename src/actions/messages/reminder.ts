import type { Composer } from '../../delivery/ledger.ts';
import { fullName } from '../../people/person-name.ts';
import { findAction, isOpen } from '../action.ts';
import { actionFields, daysLate, ownerButtons, stateNotice } from '../action-card.ts';
import { dayFor, leadFor } from '../who-hears.ts';

/**
 * Before, on and after the due date, to the owner. A blocked action asks its lead, not its owner: nothing is
 * said then. Who has no chat has no buttons: they are told whom to write to.
 */
export const actionReminder: Composer = async ({ tx, t, now, redraw, personId, answers }, delivery) => {
  const action = await findAction(tx, delivery.subjectId);
  if (!action) return null;
  const open = isOpen(action) && action.ownerId === personId && !action.needsOwner;
  if (!redraw && (!open || action.state === 'blocked')) return null;
  const day = await dayFor(tx, action, now);
  const days = daysLate(action, day);
  const lead = answers === 'mail' ? await leadFor(tx, action, day) : null;
  const follower = lead && (await tx.person.findUniqueOrThrow({ where: { id: lead.personId } }));
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
          ? [
              {
                kind: 'text' as const,
                text: follower
                  ? t('action.reminder.mail', { name: fullName(follower) })
                  : t(days > 0 ? 'action.reminder.late' : 'action.reminder.ask'),
              },
            ]
          : []),
      ],
      actions: open ? ownerButtons(action, t) : [],
    },
  };
};
