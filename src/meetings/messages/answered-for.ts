import { fullName } from '../../people/person-name.ts';
import { currentAnswer } from '../answers.ts';
import { hasBegun, loadMeeting, referenceOf } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { nameOf } from '../names.ts';
import type { MeetingComposer } from './composer.ts';

/** To whom somebody else answered for: who said what, and one button that puts it right. */
export const answeredFor: MeetingComposer = async (context, delivery) => {
  const { tx, t } = context;
  const { meetingId, byId, count } = delivery.parameters as {
    meetingId: string;
    byId: string;
    count: number;
  };
  const meeting = await loadMeeting(tx, meetingId);
  const invitation = meeting.invitations.find((one) => one.id === delivery.subjectId);
  const answer = invitation && currentAnswer(invitation, meeting.dateVersion);
  const over = meeting.state === 'cancelled' || hasBegun(meeting, context.now);
  // They answered since, or somebody did again.
  if (!invitation || !answer || over || invitation.answerCount !== count) return null;
  const by = fullName(await tx.person.findUniqueOrThrow({ where: { id: byId } }));
  const comes = answer === 'present' || answer === 'remote';
  return {
    card: {
      heading: meeting.title,
      blocks: [
        {
          kind: 'text',
          text: t.rich(`meeting.answeredFor.${answer}`, {
            by,
            name: nameOf(meeting, invitation.substituteId),
            when: whenLine(meeting, t),
          }),
        },
        { kind: 'text', text: t('meeting.answeredFor.change') },
      ],
      actions: [
        {
          id: 'change',
          label: t(comes ? 'meeting.answer.absent' : 'meeting.answer.present'),
          style: 'primary',
          command: 'answer',
          arguments: {
            meeting: referenceOf(meeting),
            answer: comes ? 'absent' : 'present',
            version: String(meeting.dateVersion),
          },
        },
      ],
    },
  };
};
