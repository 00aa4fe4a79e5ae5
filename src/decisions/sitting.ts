import { loadMeeting, lockMeeting, type MeetingWithPeople } from '../meetings/meeting.ts';
import { castingVoter } from '../session/leaders.ts';
import { decisionBarredBy, sessionOf } from '../session/session-of.ts';
import type { LiveQuorum, Voice } from '../session/voices.ts';
import type { Transaction } from '../store/store.ts';

/** A session that is being held, as decisions and votes need it. */
export interface Sitting {
  meeting: MeetingWithPeople;
  quorum: LiveQuorum;
  voices: Voice[];
  /** Why it cannot decide now; null when it can. `nobody`: no voice has been marked present. */
  barredBy: 'information' | 'noQuorum' | 'nobody' | null;
  /** The voice that settles a tie; null where the rules give none, or the chair's seat is empty. */
  casting: Voice | null;
}

/** The open session of a committee as it stands now. @returns null when no meeting of it is open */
export async function sittingOf(tx: Transaction, committeeId: string): Promise<Sitting | null> {
  const session = await sessionOf(tx, committeeId);
  if (!session) return null;
  const meeting = await loadMeeting(tx, session.meeting.id);
  const { quorum } = session;
  const { voices } = quorum;
  return {
    meeting,
    quorum,
    voices,
    barredBy: decisionBarredBy(session) ?? (voices.length === 0 ? 'nobody' : null),
    casting: castingVoiceIn(meeting, voices),
  };
}

/** The same for an act: its meeting is locked, so that what is decided and who leaves happen one after the other. */
export async function lockSitting(tx: Transaction, committeeId: string): Promise<Sitting | null> {
  const session = await sessionOf(tx, committeeId);
  if (!session) return null;
  await lockMeeting(tx, session.meeting.id);
  return sittingOf(tx, committeeId);
}

/** @returns the voice that settles a tie: the chair's, given by themselves or, where the rules say so, their substitute */
export function castingVoiceIn(meeting: MeetingWithPeople, voices: readonly Voice[]): Voice | null {
  const caster = castingVoter(meeting, voices);
  return voices.find(({ castById, via }) => castById === caster && via !== 'proxy') ?? null;
}
