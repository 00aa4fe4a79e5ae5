import { choice, entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { giveAnswer } from '../give-answer.ts';
import type { MeetingWithPeople } from '../meeting.ts';

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
    const meeting = values.meeting.value;
    const leader = values.person.value;
    const name = fullName(leader);
    if (values.choice === 'keep') {
      await journal(
        turn,
        'meeting.keptWithoutLeader',
        { type: 'meeting', id: meeting.id },
        { after: { personId: leader.id } },
      );
      return {
        outcome: 'done',
        visibility: 'private',
        replaces: true,
        card: card(
          turn.t('meeting.leaderAbsent.heading', { name, title: meeting.title }),
          turn.t('meeting.leaderAbsent.kept', { title: meeting.title }),
        ),
      };
    }
    if (!values.substitute) return sayNo(turn, 'meeting.leaderAbsent.noSubstitute', { name });
    const outcome = await giveAnswer(turn, {
      meetingId: meeting.id,
      personId: leader.id,
      answer: 'substitute',
      substituteId: values.substitute.value.id,
    });
    if (outcome.state !== 'recorded')
      return sayNo(turn, `meeting.answer.${outcome.state}`, { title: meeting.title, when: '' });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: card(
        turn.t('meeting.leaderAbsent.heading', { name, title: meeting.title }),
        turn.t('meeting.leaderAbsent.replaced', { name, substitute: fullName(values.substitute.value) }),
      ),
    };
  },
});
