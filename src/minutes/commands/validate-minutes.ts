import { entity, integer } from '../../conversation/arguments.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { approveIfAllValidated } from '../approve-minutes.ts';
import { type MinutesInHand, readersOf, readMinutes, subjectOf } from '../minutes.ts';
import { awaitsSending, minutesToChange, outdated, presentState, wrongState } from '../present-state.ts';
import { recordAnswer } from '../record-answer.ts';
import { spokenMinutes } from '../spoken-minutes.ts';
import { redraw } from '../tell.ts';
import { viewerOf } from '../viewer.ts';

/** « Valider »: a member, or the substitute who sat, validates the version that stands (C24). */
export const validateMinutes = domainCommand({
  name: 'minutes approve',
  alias: 'relevé valider',
  group: 'minutes',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    version: integer({ optional: true, hidden: true }),
  },

  async run(turn, values) {
    const found = await minutesToChange(turn, values.meeting.value);
    if ('reply' in found) return found.reply;
    const { minutes } = found;
    const { seats } = await readersOf(turn.tx, minutes);
    if (!seats.some(({ personIds }) => personIds.includes(turn.actor.id)))
      return sayNo(turn, 'minutes.notMember', spokenMinutes(minutes.meeting, turn.t));
    if ((await awaitsSending(turn, minutes)) && !(await viewerOf(turn, minutes)))
      return sayNo(turn, 'minutes.inPreparation', { title: minutes.meeting.title });
    const refused = await (wrongState(turn, minutes, 'sent') ?? outdated(turn, minutes, values.version));
    if (refused) return refused;
    await recordAnswer(turn, minutes, 'validated');
    await journal(turn, 'minutes.validated', subjectOf(minutes), { after: { version: minutes.version } });
    const answered = (await readMinutes(turn.tx, minutes.meetingId)) as MinutesInHand;
    const approved = await approveIfAllValidated(turn, answered);
    if (!approved) await redraw(turn, answered);
    const key = approved ? 'minutes.validated.all' : 'minutes.validated';
    return presentState(turn, answered, { tone: 'success', text: turn.t(key) });
  },
});
