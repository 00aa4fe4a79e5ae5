import { entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { inviteLate } from '../invite-late.ts';
import { loadMeeting, lockMeeting, type MeetingWithPeople } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { replacedBy } from '../names.ts';
import { spokenTitle } from '../spoken-title.ts';
import { cannotChange } from './cannot-change.ts';

/** Invites one more person to a meeting that stands: the secretary, an expert; counted apart from the votes (4.4b). */
export const invite = domainCommand({
  name: 'invite',
  alias: 'inviter',
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    person: entity<Person>('person', { position: 2, keys: ['personne', 'qui'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,

  async run(turn, values) {
    const { t } = turn;
    const meeting = await lockMeeting(turn.tx, values.meeting.value.id);
    const refusal = cannotChange(turn, meeting, undefined);
    if (refusal) return refusal;
    const person = values.person.value;
    const named = { name: fullName(person), ...spokenTitle(meeting, t) };
    if (meeting.invitations.some((one) => one.personId === person.id && !one.withdrawn))
      return sayNo(turn, 'meeting.invite.already', named);
    if (replacedBy(meeting, person.id)) return sayNo(turn, 'meeting.invite.replaces', named);
    await turn.tx.invitation.upsert({
      where: { meetingId_personId: { meetingId: meeting.id, personId: person.id } },
      create: { spaceId: turn.space.id, meetingId: meeting.id, personId: person.id, voting: false },
      update: { withdrawn: false },
    });
    await journal(
      turn,
      'meeting.invited',
      { type: 'meeting', id: meeting.id },
      { after: { personId: person.id } },
    );
    const now = await loadMeeting(turn.tx, meeting.id);
    await inviteLate(turn, now, [person.id]);
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(meeting.title, t('meeting.invite.done', { ...named, when: whenLine(now, t) })),
    };
  },
});
