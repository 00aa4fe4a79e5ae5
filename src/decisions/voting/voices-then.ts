import { loadMeeting } from '../../meetings/meeting.ts';
import { liveQuorum, seatsOf, type Voice } from '../../session/voices.ts';
import type { Decision } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { castingVoiceIn } from '../sitting.ts';
import { lastBallot } from './last-ballot.ts';

/** The voices that were heard when the decision was voted on; the seats of its meeting where nobody was marked present. */
export async function voicesThen(
  tx: Transaction,
  { id, meetingId, recordedAt }: Decision,
): Promise<{ voices: number; casting: Voice | null }> {
  const last = await lastBallot(tx, id);
  if (!meetingId) return { voices: last?.voices ?? 0, casting: null };
  const meeting = await loadMeeting(tx, meetingId);
  const quorum = await liveQuorum(tx, meetingId, toInstant(last?.closedAt ?? recordedAt));
  return {
    voices: last?.voices ?? seatsOf(meeting).length,
    casting: castingVoiceIn(meeting, quorum.voices),
  };
}
