import { entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { hasBegun, lockMeeting, type MeetingWithPeople } from '../../meetings/meeting.ts';
import { silentIn } from '../../meetings/messages/forecast.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';

/** Behind the forecast (M06): asks those who have not answered, once more. */
export const remind = domainCommand({
  name: 'remind',
  alias: 'relancer',
  group: 'session',
  act: 'meeting.conduct',
  hidden: true,
  arguments: { meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }) },
  committeeOf: (values) => values.meeting?.value.committeeId,

  async run(turn, values) {
    const meeting = await lockMeeting(turn.tx, values.meeting.value.id);
    const said = spokenTitle(meeting, turn.t);
    if (meeting.state === 'cancelled' || hasBegun(meeting, turn.now))
      return sayNo(turn, 'session.remind.over', said);
    const silent = silentIn(meeting);
    if (silent.length === 0) return sayNo(turn, 'session.remind.nobody', said);
    for (const id of silent)
      await turn.ledger.notify(turn.tx, {
        spaceId: turn.space.id,
        rule: 'M06-REMINDER',
        subject: { type: 'meeting', id: meeting.id, version: meeting.version },
        recipient: { kind: 'person', id },
        message: 'meeting.answerReminder',
        nature: 'notice',
        live: true,
        correlationId: turn.correlationId,
      });
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(meeting.title, turn.t('session.remind.done', { count: silent.length })),
    };
  },
});
