import type { CommandButton } from '../../conversation/card.ts';
import { fullName } from '../../people/person-name.ts';
import { hasBegun, loadMeeting, referenceOf } from '../meeting.ts';
import { answerOf, nameOf } from '../meeting-card.ts';
import type { MeetingComposer } from './composer.ts';

/** C08: to the leads alone, before any other member is told: substitute, another date, or go on. */
export const leaderAbsent: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { personId } = delivery.parameters as { personId: string };
  const { t } = context;
  const away = answerOf(meeting, personId) === 'absent';
  const open = meeting.state !== 'cancelled' && !hasBegun(meeting, context.now);
  if (!context.redraw && (!away || !open)) return null;
  const name = nameOf(meeting, personId);
  const membership = meeting.committee.memberships.find((one) => one.personId === personId);
  const leader = meeting.invitations.find((one) => one.personId === personId)?.person;
  const common = { meeting: referenceOf(meeting), person: `@${leader?.handle ?? ''}` };
  const choice = (id: string, label: string, values: Record<string, string>): CommandButton => ({
    id,
    label,
    command: 'leader absence',
    arguments: { ...common, ...values },
  });
  const substitute = membership?.substitute;
  const actions: CommandButton[] = [
    ...(substitute
      ? [
          choice('substitute', t('meeting.leaderAbsent.substitute', { name: fullName(substitute) }), {
            choice: 'substitute',
            substitute: `@${substitute.handle}`,
          }),
        ]
      : []),
    {
      id: 'move',
      label: t('meeting.leaderAbsent.move'),
      command: 'move',
      arguments: { meeting: common.meeting },
    },
    choice('keep', t('meeting.leaderAbsent.keep'), { choice: 'keep' }),
  ];
  const replacedBy = meeting.invitations.find((one) => one.personId === personId)?.substituteId;
  return {
    card: {
      heading: t('meeting.leaderAbsent.heading', { name, title: meeting.title }),
      blocks: away
        ? [{ kind: 'text', text: t('meeting.leaderAbsent.ask') }]
        : [
            {
              kind: 'text',
              text: replacedBy
                ? t('meeting.leaderAbsent.replaced', { name, substitute: nameOf(meeting, replacedBy) })
                : t('meeting.leaderAbsent.settled', { name }),
            },
          ],
      actions: away && open ? actions : [],
    },
  };
};
