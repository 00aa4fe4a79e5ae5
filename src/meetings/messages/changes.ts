import { formatDateTime, formatList } from '../../conversation/format.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import { answerFields } from '../answer-lines.ts';
import { hasBegun, loadMeeting, type MeetingWithPeople } from '../meeting.ts';
import { answerButtons, placeFields, whenLine } from '../meeting-card.ts';
import { wasNeverTold } from '../never-told.ts';
import type { MeetingComposer, MeetingContext } from './composer.ts';
import { askAgain, personalParts, withCalendar } from './invitation.ts';
import { meetingThread } from './meeting-thread.ts';

/** Notice of a move to each person: the fact, then what is asked again. */
export const moved: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  if (await wasNeverTold(context.tx, delivery)) return firstWord(context, meeting);
  const parts = personalParts(context, meeting, askAgain(meeting, context.personId));
  const before = movedFrom(delivery);
  if (before && meeting.state !== 'cancelled')
    parts.blocks.unshift({
      kind: 'text',
      text: t('meeting.moved.from', { when: formatDateTime(before, t.locale) }),
    });
  return withCalendar(context, meeting, {
    heading: t(headingOf(meeting, 'moved'), { title: meeting.title }),
    ...parts,
  });
};

/** Notice of a move in the committee's channels. */
export const movedPost: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  const before = movedFrom(delivery);
  return {
    ...(await meetingThread(context.tx, delivery)),
    card: {
      heading: t(headingOf(meeting, 'moved'), { title: meeting.title }),
      blocks: [
        ...(before
          ? [
              {
                kind: 'text' as const,
                text: t('meeting.moved.from', { when: formatDateTime(before, t.locale) }),
              },
            ]
          : []),
        { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
        { kind: 'fields', fields: [...placeFields(meeting, t), ...answerFields(meeting, t)] },
      ],
      actions:
        meeting.state === 'cancelled' || hasBegun(meeting, context.now) ? [] : answerButtons(meeting, t),
    },
  };
};

/** Place, link or length changed: answers stand. */
export const updated: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  if (meeting.state === 'cancelled' && !context.redraw) return null;
  if (await wasNeverTold(context.tx, delivery)) return firstWord(context, meeting);
  const { t } = context;
  const parts = personalParts(context, meeting);
  const what = ((delivery.parameters as ChangeFacts).details ?? []).map((detail) =>
    t(`meeting.detail.${detail}`),
  );
  if (what.length > 0)
    parts.blocks.unshift({
      kind: 'text',
      text: t('meeting.updated.what', { what: formatList(what, t.locale) }),
    });
  return withCalendar(context, meeting, {
    heading: t(headingOf(meeting, 'updated'), { title: meeting.title }),
    ...parts,
  });
};

/** Who never heard of the meeting need not hear that it is cancelled. */
export const cancelled: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  if (await wasNeverTold(context.tx, delivery)) return null;
  return withCalendar(context, meeting, {
    heading: context.t('meeting.cancelled.heading', { title: meeting.title }),
    ...personalParts(context, meeting),
  });
};

export const cancelledPost: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  return {
    ...(await meetingThread(context.tx, delivery)),
    card: {
      heading: t('meeting.cancelled.heading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: whenLine(meeting, t) },
        ...(meeting.cancelReason
          ? [{ kind: 'text' as const, text: t('meeting.cancelled.reason', { reason: meeting.cancelReason }) }]
          : []),
      ],
    },
  };
};

/** The invitation was still waiting when the change came. */
function firstWord(context: MeetingContext, meeting: MeetingWithPeople) {
  return withCalendar(context, meeting, {
    heading: context.t(headingOf(meeting, 'invitation'), { title: meeting.title }),
    ...personalParts(context, meeting),
  });
}

/** A card that is redrawn after the cancellation says so. */
function headingOf(meeting: MeetingWithPeople, otherwise: 'invitation' | 'moved' | 'updated'): string {
  return `meeting.${meeting.state === 'cancelled' ? 'cancelled' : otherwise}.heading`;
}

/** What the act handed to the rule when it planned the notice. */
interface ChangeFacts {
  /** Wall time before the move. */
  from?: string;
  /** Names of the details that changed. */
  details?: string[];
}

function movedFrom(delivery: MessageDelivery): Temporal.PlainDateTime | null {
  const { from } = delivery.parameters as ChangeFacts;
  return from ? Temporal.PlainDateTime.from(from) : null;
}
