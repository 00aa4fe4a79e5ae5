/** Several actions in one message: before a meeting (M07) and a week after it (M15). */

import type { Block, CommandButton } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { ComposeContext, Composer } from '../../delivery/ledger.ts';
import { loadMeeting, startOf } from '../../meetings/meeting.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { notOpenedStates } from '../../people/ahead-states.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { type ActionWithParts, actionParts, isOpen } from '../action.ts';
import { actionLine, daysLate, ownerButtons } from '../action-card.ts';

/** What the act that plans one of these messages puts into it. */
export interface Gathered {
  actionIds: string[];
}

/** M07: « Faite ? Reportée ? Bloquée ? », each action with its buttons. */
export const actionAskOwner: Composer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const actions = await gathered(context, delivery);
  if (meeting.state === 'cancelled' || actions.length === 0) return null;
  const { t } = context;
  return {
    card: {
      heading: t('action.askOwner.heading', spokenTitle(meeting, t)),
      blocks: [
        {
          kind: 'text',
          text: t('action.askOwner.text', {
            count: actions.length,
            date: formatDate(startOf(meeting), t.locale, { year: false }),
          }),
        },
        ...withButtons(context, meeting, actions),
      ],
    },
  };
};

/** M15 to an owner: what remains of the committee's actions. */
export const actionOwnerDigest: Composer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const actions = await gathered(context, delivery);
  if (actions.length === 0) return null;
  const { t } = context;
  return {
    card: {
      heading: t('action.ownerDigest.heading', { ...spokenTitle(meeting, t), count: actions.length }),
      blocks: withButtons(context, meeting, actions),
    },
  };
};

/** M15 to the functional lead: everything that is open, and the next meeting to schedule when none lies ahead. */
export const actionLeadDigest: Composer = async (context, delivery) => {
  const { tx, t, now } = context;
  const meeting = await loadMeeting(tx, delivery.subjectId);
  const actions = await gathered(context, delivery);
  const scheduled = await hasMeetingAhead(context, meeting.committeeId);
  if (actions.length === 0 && scheduled) return null;
  const day = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const late = actions.filter((action) => isOpen(action) && daysLate(action, day) > 0).length;
  const { code } = meeting.committee;
  const schedule: CommandButton = {
    id: 'schedule',
    label: t('action.button.schedule'),
    style: 'primary',
    command: 'schedule',
    arguments: { committee: code },
  };
  const plan: CommandButton = {
    id: 'plan',
    label: t('action.button.plan'),
    command: 'actions',
    arguments: { whose: 'all', committee: code },
  };
  const noMeeting: Block = {
    kind: 'notice',
    tone: 'warning',
    text: t('action.leadDigest.noMeeting', { committee: code }),
  };
  const items = actions.map((action) => actionLine(action, day, t, { owner: true }));
  return {
    card: {
      heading: t('action.leadDigest.heading', spokenTitle(meeting, t)),
      blocks: [
        { kind: 'text', text: t('action.leadDigest.text', { count: actions.length, late }) },
        ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
        ...(scheduled ? [] : [noMeeting]),
      ],
      actions: scheduled ? [plan] : [schedule, plan],
    },
  };
};

/** Those the message was planned with; when it leaves, those still open, and later as they then stand. */
async function gathered(
  { tx, redraw }: ComposeContext,
  delivery: MessageDelivery,
): Promise<ActionWithParts[]> {
  const { actionIds } = delivery.parameters as unknown as Gathered;
  const actions = await tx.actionItem.findMany({
    where: { id: { in: actionIds } },
    include: actionParts,
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
  });
  return redraw ? actions : actions.filter(isOpen);
}

/** Each action over its own buttons, as long as they are its reader's to press. */
function withButtons(
  { t, now, personId }: ComposeContext,
  { timeZone }: { timeZone: string },
  actions: readonly ActionWithParts[],
): Block[] {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return actions.flatMap((action): Block[] => {
    const mine = action.ownerId === personId && isOpen(action) && !action.needsOwner;
    const line: Block = { kind: 'list', items: [actionLine(action, day, t, { owner: !mine })] };
    return mine ? [line, { kind: 'actions', buttons: ownerButtons(action, t, 'message') }] : [line];
  });
}

/** A draft counts: its date is being looked for. */
async function hasMeetingAhead({ tx, now }: ComposeContext, committeeId: string): Promise<boolean> {
  const ahead = await tx.meeting.findFirst({
    where: { committeeId, state: { in: [...notOpenedStates] }, startsAt: { gt: toDate(now) } },
    select: { id: true },
  });
  return ahead !== null;
}
