import type { CommandButton } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import { fullName, shortName } from '../../people/person-name.ts';
import { hasBegun, loadMeeting, type MeetingWithPeople, referenceOf } from '../meeting.ts';
import { answerOf, nameOf } from '../names.ts';
import { spokenTitle } from '../spoken-title.ts';
import type { MeetingComposer } from './composer.ts';

/** C08: to the leads alone, before any other member is told: substitute, another date, or go on. */
export const leaderAbsent: MeetingComposer = async (context, delivery) => {
  const { meetingId, personId, insteadOf } = delivery.parameters as unknown as AbsenceFacts;
  const meeting = await loadMeeting(context.tx, meetingId);
  const invitation = meeting.invitations.find((one) => one.personId === personId);
  if (!invitation) return null;
  const { t } = context;
  const open = isOpenAbsence(meeting, invitation, context.now);
  if (!context.redraw && !open) return null;
  const name = fullName(invitation.person);
  const said = { name, ...spokenTitle(meeting, t), substitute: nameOf(meeting, invitation.substituteId) };
  const outcome = open
    ? 'ask'
    : invitation.absenceSettled
      ? 'kept'
      : invitation.substituteId
        ? 'replaced'
        : 'settled';
  const absentLead = insteadOf ? await context.tx.person.findUnique({ where: { id: insteadOf } }) : null;
  return {
    card: {
      heading: open ? t('meeting.leaderAbsent.heading', said) : meeting.title,
      blocks: [{ kind: 'text', text: t(`meeting.leaderAbsent.${outcome}`, said) }],
      actions: open ? absenceChoices(meeting, invitation, t) : [],
      ...(absentLead && { footer: t('meeting.leaderAbsent.insteadOf', { name: shortName(absentLead) }) }),
    },
  };
};

/** Whether the leads still have to say what becomes of the meeting without this leader. */
export function isOpenAbsence(meeting: MeetingWithPeople, leader: Invited, now: Temporal.Instant): boolean {
  const away = answerOf(meeting, leader.personId) === 'absent';
  return away && !leader.absenceSettled && meeting.state !== 'cancelled' && !hasBegun(meeting, now);
}

type Invited = MeetingWithPeople['invitations'][number];

export interface AbsenceFacts {
  meetingId: string;
  personId: string;
  /** The absent lead in whose place this one is asked (C03). */
  insteadOf: string | null;
}

/** Substitute, another date, or go on (C08). */
export function absenceChoices(meeting: MeetingWithPeople, leader: Invited, t: Translator): CommandButton[] {
  const reference = referenceOf(meeting);
  const choice = (id: string, label: string, values: Record<string, string>): CommandButton => ({
    id,
    label,
    command: 'leader absence',
    arguments: { meeting: reference, person: `@${leader.person.handle}`, ...values },
  });
  const substitute = meeting.committee.memberships.find(
    (one) => one.personId === leader.personId,
  )?.substitute;
  const named = substitute && {
    label: t('meeting.leaderAbsent.substitute', { name: fullName(substitute) }),
    values: { choice: 'substitute', substitute: `@${substitute.handle}` },
  };
  return [
    ...(named ? [choice('substitute', named.label, named.values)] : []),
    { id: 'move', label: t('meeting.leaderAbsent.move'), command: 'move', arguments: { meeting: reference } },
    choice('keep', t('meeting.leaderAbsent.keep'), { choice: 'keep' }),
  ];
}
