import { formatDate } from '../conversation/format.ts';
import { sourceField } from '../conversation/source-link.ts';
import type { Composer } from '../delivery/ledger.ts';
import { plainDate } from '../time.ts';
import { openStates } from './action-states.ts';

/** Tells the owner, privately; one button closes it. */
export const actionAssigned: Composer = async ({ tx, t, redraw }, delivery) => {
  const action = await tx.actionItem.findUnique({
    where: { id: delivery.subjectId },
    include: { decision: { select: { number: true } } },
  });
  if (!action) return null;
  const open = (openStates as readonly string[]).includes(action.state);
  if (!open && !redraw) return null;
  return {
    card: {
      heading: t('action.assigned.heading', { number: action.number }),
      blocks: [
        { kind: 'text', text: action.text },
        {
          kind: 'fields',
          fields: [
            { label: t('action.field.due'), value: formatDate(plainDate(action.dueOn), t.locale) },
            ...(action.decision
              ? [{ label: t('action.field.decision'), value: action.decision.number }]
              : []),
            ...(action.sourceUrl ? [sourceField(action.sourceUrl, t)] : []),
          ],
        },
        ...(open ? [] : [{ kind: 'notice' as const, tone: 'success' as const, text: t('action.done') }]),
      ],
      actions: open
        ? [
            {
              id: 'done',
              label: t('action.button.done'),
              style: 'primary',
              command: 'done',
              arguments: { action: action.number },
            },
          ]
        : [],
    },
  };
};
