import { formatDateTime, formatList } from '../../conversation/format.ts';
import type { Transaction } from '../../store/store.ts';
import { hasBegun, loadMeeting } from '../meeting.ts';
import { answerButtons, answerFields, placeFields, whenLine } from '../meeting-card.ts';
import type { MeetingComposer } from './composer.ts';
import { personalParts, withCalendar } from './invitation.ts';

/** Notice of a move to each person: the fact, then what is asked again. */
export const moved: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  const parts = personalParts(context, meeting, 'meeting.movedAsk');
  const before = await previousStart(context.tx, meeting.id);
  if (before && meeting.state !== 'cancelled')
    parts.blocks.unshift({
      kind: 'text',
      text: t('meeting.moved.from', { when: formatDateTime(before, t.locale) }),
    });
  return withCalendar(context, meeting, {
    heading: t('meeting.moved.heading', { title: meeting.title }),
    ...parts,
  });
};

/** Notice of a move in the committee's channels. */
export const movedPost: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  const before = await previousStart(context.tx, meeting.id);
  return {
    card: {
      heading: t('meeting.moved.heading', { title: meeting.title }),
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
  if (meeting.state === 'cancelled') return null;
  const { t } = context;
  const parts = personalParts(context, meeting);
  const what = (await lastChanges(context.tx, meeting.id)).map((detail) => t(`meeting.detail.${detail}`));
  if (what.length > 0)
    parts.blocks.unshift({
      kind: 'text',
      text: t('meeting.updated.what', { what: formatList(what, t.locale) }),
    });
  return withCalendar(context, meeting, {
    heading: t('meeting.updated.heading', { title: meeting.title }),
    ...parts,
  });
};

export const cancelled: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  return withCalendar(context, meeting, {
    heading: context.t('meeting.cancelled.heading', { title: meeting.title }),
    ...personalParts(context, meeting),
  });
};

export const cancelledPost: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  return {
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

/** Names of the details that the last update changed, from the journal. */
async function lastChanges(tx: Transaction, meetingId: string): Promise<string[]> {
  const update = await tx.auditEvent.findFirst({
    where: { subjectType: 'meeting', subjectId: meetingId, act: 'meeting.updated' },
    orderBy: { id: 'desc' },
  });
  return Object.keys((update?.after as Record<string, unknown> | null) ?? {});
}

/** Where the meeting stood before its last move, from the journal. */
async function previousStart(tx: Transaction, meetingId: string): Promise<Temporal.PlainDateTime | null> {
  const move = await tx.auditEvent.findFirst({
    where: { subjectType: 'meeting', subjectId: meetingId, act: 'meeting.moved' },
    orderBy: { id: 'desc' },
  });
  const before = move?.before as { startsLocal?: string } | null;
  return before?.startsLocal ? Temporal.PlainDateTime.from(before.startsLocal) : null;
}
