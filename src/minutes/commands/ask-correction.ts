import { entity, flag, integer, longText } from '../../conversation/arguments.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { askAgain, saysTheSame, slipStart } from '../../people/ask-again.ts';
import { journal } from '../../people/journal.ts';
import { leadsReached } from '../../people/read-leads.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { type MinutesInHand, readersOf, readMinutes, subjectOf } from '../minutes.ts';
import { awaitsSending, changedState, minutesToChange, outdated, wrongState } from '../present-state.ts';
import { recordAnswer } from '../record-answer.ts';
import { spokenMinutes } from '../spoken-minutes.ts';
import { lockLine } from '../standing-line.ts';
import { tellPeople } from '../tell.ts';
import { viewerOf } from '../viewer.ts';

/** « Demander une correction »: numbered, decided on by the secretary or a lead; until then it holds the lock (C24, M14). */
export const askCorrection = domainCommand({
  name: 'minutes correction',
  alias: 'relevé correction',
  group: 'minutes',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    text: longText({ position: 2, rest: true, max: 1500, keys: ['texte'] }),
    version: integer({ optional: true, hidden: true }),
    again: flag({ hidden: true }),
  },

  async run(turn, values): Promise<Reply> {
    const found = await minutesToChange(turn, values.meeting.value);
    if ('reply' in found) return found.reply;
    const { minutes } = found;
    const viewer = await viewerOf(turn, minutes);
    if (!viewer && (await awaitsSending(turn, minutes)))
      return sayNo(turn, 'minutes.inPreparation', { title: minutes.meeting.title });
    if (!viewer?.seat && !viewer?.edits)
      return sayNo(turn, 'minutes.notMember', spokenMinutes(minutes.meeting, turn.t));
    const refused = await (wrongState(turn, minutes, 'sent') ?? outdated(turn, minutes, values.version));
    if (refused) return refused;
    const since = slipStart(turn);
    const same = minutes.corrections.find(
      ({ askedById, askedAt, text }) =>
        askedById === turn.actor.id && askedAt >= since && saysTheSame(text, values.text),
    );
    if (same && !values.again) {
      const ask = turn.t('people.again.same', { number: same.number });
      return askAgain(
        turn,
        { text: values.text, ask },
        'minutes correction',
        printArguments(askCorrection, values),
      );
    }
    const number = minutes.corrections.length + 1;
    const correction = await turn.tx.minutesCorrection.create({
      data: {
        minutesId: minutes.id,
        number,
        text: values.text,
        askedById: turn.actor.id,
        askedAt: toDate(turn.now),
      },
    });
    await recordAnswer(turn, minutes, 'correctionAsked');
    await journal(turn, 'minutes.correctionAsked', subjectOf(minutes), {
      after: { number, text: values.text },
    });
    const asked = (await readMinutes(turn.tx, minutes.meetingId)) as MinutesInHand;
    const { secretaries } = await readersOf(turn.tx, asked);
    const leads = await leadsReached(turn.tx, asked.meeting.committeeId, today(turn));
    const deciding = [...secretaries, ...leads.map(({ personId }) => personId)];
    await tellPeople(turn, asked, deciding, {
      rule: 'CORRECTION',
      version: number,
      message: 'minutes.correctionAsked',
      parameters: { correctionId: correction.id },
      nature: 'alert',
    });
    const lock = lockLine(asked, turn.t);
    return changedState(turn, asked, turn.t('minutes.correction.sent', { number, lock }));
  },
});
