import { entity, longText } from '../../conversation/arguments.ts';
import { cancelMeeting } from '../../meetings/change-meeting.ts';
import { hasBegun, lockMeeting, type MeetingWithPeople } from '../../meetings/meeting.ts';
import { stageOf } from '../../meetings/meeting-stage.ts';
import { toldPeople } from '../../meetings/plan-meeting.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { notOpen, rolesInSession } from '../meeting-at-hand.ts';

/** NOT-OPENED: the meeting did not take place; it is cancelled afterwards, and its points go to the next one. */
export const notHeld = domainCommand({
  name: 'not held',
  alias: 'non tenue',
  group: 'session',
  act: 'meeting.conduct',
  hidden: true,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    reason: longText({ position: 2, rest: true, optional: true, max: 300, keys: ['raison', 'motif'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  rolesInMatter: rolesInSession,

  async run(turn, values) {
    const meeting = await lockMeeting(turn.tx, values.meeting.value.id);
    if (stageOf(meeting) === 'open') return sayNo(turn, 'session.notHeld.open', spokenTitle(meeting, turn.t));
    if (stageOf(meeting) !== 'ahead') return notOpen(turn, meeting);
    if (!hasBegun(meeting, turn.now))
      return sayNo(turn, 'session.notHeld.ahead', {
        ...spokenTitle(meeting, turn.t),
        reference: values.meeting.text,
      });
    const { meeting: cancelled } = await cancelMeeting(turn, meeting, values.reason);
    const count = (await toldPeople(turn.tx, turn.ledger, cancelled)).length;
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: {
        heading: turn.t('session.notHeld.done', { title: meeting.title }),
        blocks: [{ kind: 'text', text: turn.t('session.notHeld.told', { count }) }],
      },
    };
  },
});
