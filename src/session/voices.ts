/** Whose voices are heard at one moment of a session (domain.md C09, F-12, nasty case 7). */
import type { CommitteeRules } from '../committees/committee-rules.ts';
import { committeeRules } from '../committees/committee-rules.ts';
import { quorumNeeded } from '../committees/quorum-needed.ts';
import { loadMeeting, type MeetingWithPeople } from '../meetings/meeting.ts';
import { standingProxies } from '../meetings/proxies.ts';
import type { Attendance } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';

/** One stay in the room: who leaves and comes back has two. */
export interface Stay {
  personId: string;
  /** The member whose seat it takes; null for guests and the secretary. */
  seatOfId: string | null;
  arrivedAt: Temporal.Instant;
  /** Null: still there, or there until the end. */
  leftAt: Temporal.Instant | null;
}

export interface Voice {
  /** Whose voice it is. */
  memberId: string;
  /** Who gives it. */
  castById: string;
  via: 'self' | 'substitute' | 'proxy';
}

/**
 * @param seats person ids of the voting members
 * @param proxies standing ones, the oldest first
 * @param at the moment; null: whoever has not left
 * @returns one voice a seat at most, in the order of the seats: the member's own, else their substitute's, else one proxy a holder
 */
export function sittingVoices(
  seats: readonly string[],
  stays: readonly Stay[],
  proxies: readonly { giverId: string; holderId: string }[],
  rules: Pick<CommitteeRules, 'proxy'>,
  at: Temporal.Instant | null,
): Voice[] {
  const there = stays.filter((stay) => isThere(stay, at));
  const bySeat = new Map<string, Voice>();
  const speaking = new Set<string>();
  const give = (voice: Voice) => {
    bySeat.set(voice.memberId, voice);
    speaking.add(voice.castById);
  };
  const members = new Set(seats);
  for (const { personId } of there)
    if (members.has(personId)) give({ memberId: personId, castById: personId, via: 'self' });
  for (const { personId, seatOfId } of there)
    if (seatOfId && members.has(seatOfId) && !bySeat.has(seatOfId) && !speaking.has(personId))
      give({ memberId: seatOfId, castById: personId, via: 'substitute' });
  const holding = new Set<string>();
  for (const { giverId, holderId } of rules.proxy ? proxies : []) {
    const holderSits = bySeat.get(holderId)?.via === 'self';
    if (!members.has(giverId) || bySeat.has(giverId) || !holderSits || holding.has(holderId)) continue;
    holding.add(holderId);
    bySeat.set(giverId, { memberId: giverId, castById: holderId, via: 'proxy' });
  }
  return seats.flatMap((seat) => bySeat.get(seat) ?? []);
}

function isThere({ arrivedAt, leftAt }: Stay, at: Temporal.Instant | null): boolean {
  if (at === null) return leftAt === null;
  if (Temporal.Instant.compare(arrivedAt, at) > 0) return false;
  return leftAt === null || Temporal.Instant.compare(leftAt, at) > 0;
}

export interface LiveQuorum {
  /** Voting seats. */
  seats: number;
  /** Voices it takes; 0 where no quorum is asked: a second call, a committee without one. */
  needed: number;
  /** Voices present or represented. */
  represented: number;
  reached: boolean;
  voices: Voice[];
}

/**
 * The quorum of a meeting as people come and go.
 *
 * @param at an earlier moment of the session; absent: now
 * @throws when the meeting does not exist
 */
export async function liveQuorum(
  tx: Transaction,
  meetingId: string,
  at: Temporal.Instant | null = null,
): Promise<LiveQuorum> {
  const meeting = await loadMeeting(tx, meetingId);
  return quorumOf(meeting, await tx.attendance.findMany({ where: { meetingId } }), at);
}

/** The same when the meeting and its attendance are at hand. */
export function quorumOf(
  meeting: MeetingWithPeople,
  attendance: readonly Attendance[],
  at: Temporal.Instant | null = null,
): LiveQuorum {
  const rules = committeeRules(meeting.committee);
  const seats = seatsOf(meeting);
  const proxies = standingProxies(meeting).sort((one, other) => +one.createdAt - +other.createdAt);
  const voices = sittingVoices(seats, attendance.map(stayOf), proxies, rules, at);
  const needed =
    meeting.quorumNeeded ?? (meeting.secondCallOfId ? 0 : quorumNeeded(seats.length, rules.quorum));
  return {
    seats: seats.length,
    needed,
    represented: voices.length,
    reached: voices.length >= needed,
    voices,
  };
}

/** @returns person ids of those who vote in this meeting: its invited voting members (4.4b) */
export function seatsOf(meeting: Pick<MeetingWithPeople, 'invitations'>): string[] {
  return meeting.invitations.filter((one) => one.voting && !one.withdrawn).map(({ personId }) => personId);
}

export function stayOf({ personId, seatOfId, arrivedAt, leftAt }: Attendance): Stay {
  return { personId, seatOfId, arrivedAt: toInstant(arrivedAt), leftAt: leftAt && toInstant(leftAt) };
}
