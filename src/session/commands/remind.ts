import { entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { recipientsOf } from '../../delivery/look-up.ts';
import { hasBegun, lockMeeting, type MeetingWithPeople } from '../../meetings/meeting.ts';
import { silentIn } from '../../meetings/messages/forecast.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';

const rule = 'M06-REMINDER';

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
    const toAsk = await notAskedYet(turn, meeting, silent);
    if (toAsk.length === 0) return sayNo(turn, 'session.remind.already');
    for (const id of toAsk)
      await turn.ledger.notify(turn.tx, {
        spaceId: turn.space.id,
        rule,
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
      card: card(meeting.title, turn.t('session.remind.done', { count: toAsk.length })),
    };
  },
});

/** Each is asked once this way for one date: a second press reminds only who fell silent since. */
async function notAskedYet(
  { tx }: DomainTurn,
  { id, version }: MeetingWithPeople,
  silent: readonly string[],
): Promise<string[]> {
  const asked = await recipientsOf(tx, { type: 'meeting', id }, { rule }, version);
  return silent.filter((person) => !asked.has(person));
}
