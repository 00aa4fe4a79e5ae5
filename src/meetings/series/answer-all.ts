import { choice, text } from '../../conversation/arguments.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { ownMeetingBlocks } from '../answer-card.ts';
import { answerSeries } from './answer-series.ts';
import { seriesOfSpace } from './find-series.ts';
import { commonAnswerLine, seriesAnswerButtons, textBlock, theirsAhead } from './series-card.ts';
import { datesBlock, rhythmLine } from './series-words.ts';

/** Dates answered one by one under a card: more would not be read. */
const oneByOne = 4;

/** One answer for all the dates of a series, or the dates to answer one by one. */
export const answerAll = domainCommand({
  name: 'series answer',
  alias: 'suivi répondre',
  group: 'meetings',
  hidden: true,
  arguments: {
    series: text({ position: 1 }),
    answer: choice({ present: [], remote: [], each: [] }, { position: 2 }),
    person: text({ optional: true, hidden: true }),
  },

  async run(turn, values) {
    const { t } = turn;
    const found = await seriesOfSpace(turn, values.series);
    const coming = found ? theirsAhead(found, turn.actor.id, turn.now) : [];
    if (!found || coming.length === 0) return sayNo(turn, 'meeting.series.answer.notInvited');
    const direct = turn.via === 'button' && turn.place.kind === 'direct';
    if (values.answer === 'each')
      return {
        outcome: 'done',
        visibility: 'private',
        card: {
          heading: found.title,
          blocks: [
            textBlock(t('meeting.series.answer.eachText')),
            ...coming.slice(0, oneByOne).flatMap((one) => ownMeetingBlocks(one, turn.actor.id, t)),
          ],
        },
      };
    const { series: now, answered } = await answerSeries(turn, found, turn.actor.id, values.answer);
    const theirs = theirsAhead(now, turn.actor.id, turn.now);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: direct,
      card: {
        heading: now.title,
        blocks: [
          textBlock([{ bold: rhythmLine(now, t) }]),
          {
            kind: 'notice',
            tone: 'success',
            text:
              commonAnswerLine(theirs, turn.actor.id, t) ??
              t('meeting.series.answer.noted', { count: answered }),
          },
          textBlock(t('meeting.series.change')),
          ...datesBlock(theirs, turn.actor.id, t),
        ],
        actions: seriesAnswerButtons(now, t, turn.actor.id, null),
      },
    };
  },
});
