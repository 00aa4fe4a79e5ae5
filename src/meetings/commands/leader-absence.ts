import { choice, entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { giveAnswer } from '../give-answer.ts';
import { lockMeeting, type MeetingWithPeople } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { answerOf } from '../names.ts';
import { spokenTitle } from '../spoken-title.ts';
import { cannotChange } from './cannot-change.ts';

/** C08: what the leads choose when the chair or a sponsor will not come. */
export const leaderAbsence = domainCommand({
  name: 'leader absence',
  alias: 'absence dirigeant',
  group: 'meetings',
  act: 'meeting.schedule',
  hidden: true,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1 }),
    person: entity<Person>('person', { position: 2 }),
    choice: choice({ substitute: ['suppléant'], keep: ['maintenir'] }, { position: 3 }),
    substitute: entity<Person>('person', { optional: true }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,

  async run(turn, values) {
    const meeting = await lockMeeting(turn.tx, values.meeting.value.id);
    const refusal = cannotChange(turn, meeting, undefined);
    if (refusal) return refusal;
    const leader = values.person.value;
    const name = fullName(leader);
    const said = { name, ...spokenTitle(meeting, turn.t), when: whenLine(meeting, turn.t) };
    const invitation = meeting.invitations.find((one) => one.personId === leader.id);
    if (!invitation || answerOf(meeting, leader.id) !== 'absent' || invitation.absenceSettled)
      return sayNo(turn, 'meeting.leaderAbsent.alreadySettled', said);
    if (values.choice === 'keep') {
      await turn.tx.invitation.update({ where: { id: invitation.id }, data: { absenceSettled: true } });
      await journal(
        turn,
        'meeting.keptWithoutLeader',
        { type: 'meeting', id: meeting.id },
        { after: { personId: leader.id } },
      );
      await turn.ledger.refresh(turn.tx, { type: 'invitation', id: invitation.id }, turn.correlationId);
      return {
        outcome: 'done',
        visibility: 'private',
        replaces: true,
        card: card(meeting.title, turn.t('meeting.leaderAbsent.kept', said)),
      };
    }
    if (!values.substitute) return sayNo(turn, 'meeting.leaderAbsent.noSubstitute', { name });
    const outcome = await giveAnswer(turn, {
      meetingId: meeting.id,
      personId: leader.id,
      answer: 'substitute',
      substituteId: values.substitute.value.id,
    });
    if (outcome.state !== 'recorded') return sayNo(turn, `meeting.answer.${outcome.state}`, said);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: card(
        meeting.title,
        turn.t('meeting.leaderAbsent.replaced', { name, substitute: fullName(values.substitute.value) }),
      ),
    };
  },
});
