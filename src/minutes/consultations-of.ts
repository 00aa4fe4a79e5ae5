import { consultationsSince } from '../consultations/consultations-since.ts';
import { endOf, type MeetingWithPeople } from '../meetings/meeting.ts';
import { previousMeeting } from '../meetings/previous-meeting.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { consultationOutcome, type MinutesConsultation } from './content.ts';

/**
 * What the committee was asked in writing between its last meeting and the end of this one (C23). What ends later is told by
 * the minutes of the next meeting: each consultation stands in one set of minutes.
 *
 * @param meeting that is over
 */
export async function consultationsOf(
  tx: Transaction,
  meeting: MeetingWithPeople,
): Promise<MinutesConsultation[]> {
  const before = await previousMeeting(tx, meeting);
  const ended = await consultationsSince(tx, meeting.committeeId, before && overAt(before));
  const end = overAt(meeting);
  return ended
    .filter(({ closedAt }) => closedAt && Temporal.Instant.compare(toInstant(closedAt), end) <= 0)
    .map(({ number, question, state, count, decisions }) => ({
      number,
      question,
      outcome: consultationOutcome.parse(state),
      votes: {
        inFavour: count.inFavour,
        against: count.against,
        abstentions: count.abstentions,
        discuss: count.discuss,
      },
      given: count.given,
      voices: count.voices,
      decision: decisions[0]?.number ?? null,
    }));
}

function overAt(meeting: Parameters<typeof endOf>[0] & { closedAt: Date | null }): Temporal.Instant {
  return meeting.closedAt ? toInstant(meeting.closedAt) : endOf(meeting).toInstant();
}
