/** What the presence of the chair and the sponsors decides (domain.md C08, C09, nasty case 3). */

import { committeeRules } from '../committees/committee-rules.ts';
import { holdersOf } from '../meetings/audiences.ts';
import { loadMeeting, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { isOpenMembership } from '../people/membership.ts';
import type { Attendance } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { Voice } from './voices.ts';

/** @returns person ids of those whose presence is watched that day: the chair, then the sponsors */
function leadersOf(meeting: MeetingWithPeople): string[] {
  const day = startOf(meeting).toPlainDate();
  const sponsors = meeting.committee.memberships
    .filter((one) => one.sponsor && isOpenMembership(one, day))
    .map(({ personId }) => personId);
  return [...new Set([...holdersOf(meeting, 'PRES'), ...sponsors])];
}

/** @returns whether somebody was there in this person's seat, themselves or a substitute, for however long */
function wasRepresented(memberId: string, attendance: readonly Attendance[]): boolean {
  return attendance.some(({ personId, seatOfId }) => personId === memberId || seatOfId === memberId);
}

/**
 * Whether what this meeting decides is « sous réserve de confirmation » for seven days: the committee requires a leader,
 * and neither the chair, nor a sponsor, nor a substitute of theirs came (nasty case 3).
 */
function isReserved(meeting: MeetingWithPeople, attendance: readonly Attendance[]): boolean {
  if (!committeeRules(meeting.committee).sponsorRequired) return false;
  return !leadersOf(meeting).some((leader) => wasRepresented(leader, attendance));
}

/** Days for which a reserved decision waits for its confirmation. */
const reservedDays = 7;

/** @returns last day on which a decision of this meeting waits for its confirmation, null when it needs none */
export async function reservedUntil(
  tx: Transaction,
  meetingId: string,
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate | null> {
  const meeting = await loadMeeting(tx, meetingId);
  const attendance = await tx.attendance.findMany({ where: { meetingId } });
  return isReserved(meeting, attendance) ? today.add({ days: reservedDays }) : null;
}

/**
 * Who settles a tie: the chair; their substitute only where the rules say so; nobody by proxy.
 *
 * @param voices heard at the moment of the vote (liveQuorum)
 * @returns a person id, null when nobody has the casting vote
 */
export function castingVoter(meeting: MeetingWithPeople, voices: readonly Voice[]): string | null {
  const rules = committeeRules(meeting.committee);
  if (!rules.castingVote) return null;
  const chairs = holdersOf(meeting, 'PRES');
  const voice = voices.find(({ memberId }) => chairs.includes(memberId));
  if (voice?.via === 'self') return voice.castById;
  return voice?.via === 'substitute' && rules.substituteCasts ? voice.castById : null;
}
