import type { Acting } from '../../people/turn.ts';
import { giveAnswer } from '../give-answer.ts';
import { loadSeries, type SeriesWithMeetings } from './series.ts';
import { theirsAhead } from './series-card.ts';

/**
 * One answer for every date ahead to which the person is invited; the last answer wins, and each date can still be
 * answered alone (4.4b).
 *
 * @returns the series as it stands, and how many dates were answered
 */
export async function answerSeries(
  turn: Acting,
  series: SeriesWithMeetings,
  personId: string,
  answer: 'present' | 'remote',
): Promise<{ series: SeriesWithMeetings; answered: number }> {
  let answered = 0;
  for (const { id: meetingId } of theirsAhead(series, personId, turn.now)) {
    const { state } = await giveAnswer(turn, { meetingId, personId, answer });
    if (state === 'recorded') answered += 1;
  }
  return { series: await loadSeries(turn.tx, series.id), answered };
}
