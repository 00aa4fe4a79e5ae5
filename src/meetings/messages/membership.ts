/** What people read of a meeting when the committee's composition changes. */
import { formatDateTime } from '../../conversation/format.ts';
import { fullName } from '../../people/person-name.ts';
import { hasBegun, loadMeeting, startOf } from '../meeting.ts';
import { releaseCalendarFile } from '../meeting-calendar.ts';
import { answerButtons, calendarAttachment, whenLine } from '../meeting-card.ts';
import { answerOf, invitationOf, replacedBy } from '../names.ts';
import type { MeetingComposer } from './composer.ts';

/** To who no longer sits in the committee: the event leaves their calendar (RFC 5546 § 3.2.5). */
export const withdrawn: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t, personId } = context;
  const awaited = invitationOf(meeting, personId) !== null || replacedBy(meeting, personId) !== null;
  if (awaited || meeting.state === 'cancelled') return null;
  const content = await releaseCalendarFile(meeting, personId, context.tx, context.host.organiserEmail);
  const file = {
    ...calendarAttachment(content, meeting, t),
    label: t('meeting.file.remove'),
    type: 'text/calendar; charset=utf-8; method=CANCEL',
  };
  const heading = t('meeting.withdrawn.heading', { title: meeting.title });
  return {
    subject: heading,
    card: {
      heading,
      blocks: [
        { kind: 'text', text: whenLine(meeting, t) },
        { kind: 'text', text: t('meeting.withdrawn.text') },
      ],
    },
    calendar: { ...file, method: 'CANCEL' },
  };
};

/** To who had named a substitute that can no longer sit in for them: the question comes back. */
export const substituteGone: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t, personId } = context;
  const invitation = invitationOf(meeting, personId);
  if (!invitation || meeting.state === 'cancelled') return null;
  const { substituteId } = delivery.parameters as { substituteId: string };
  const person = await context.tx.person.findUnique({ where: { id: substituteId } });
  const answer = answerOf(meeting, personId);
  return {
    card: {
      heading: t('meeting.substituteGone.heading', { title: meeting.title }),
      blocks: [
        {
          kind: 'text',
          text: t('meeting.substituteGone.text', {
            name: person ? fullName(person) : '',
            when: formatDateTime(startOf(meeting).toPlainDateTime(), t.locale),
          }),
        },
      ],
      actions: hasBegun(meeting, context.now) ? [] : answerButtons(meeting, t, invitation, answer),
    },
  };
};
