import { type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { votersOn } from '../meetings/voters.ts';
import type { DomainTurn } from '../people/turn.ts';
import { seatsOf } from './voices.ts';

/** Who sits has a voice, invited or not; who no longer sits has none. Done before the quorum is looked at. */
export async function seatVoters(turn: DomainTurn, meeting: MeetingWithPeople): Promise<void> {
  const voters = await votersOn(turn.tx, meeting.committeeId, startOf(meeting).toPlainDate());
  // A meeting loaded without its committee's voters, or of one that has none, keeps those it invited.
  if (voters.length === 0) return;
  const seated = seatsOf(meeting);
  for (const personId of voters.filter((id) => !seated.includes(id)))
    await turn.tx.invitation.upsert({
      where: { meetingId_personId: { meetingId: meeting.id, personId } },
      create: { spaceId: turn.space.id, meetingId: meeting.id, personId, voting: true },
      update: { voting: true, withdrawn: false },
    });
  await turn.tx.invitation.updateMany({
    where: { meetingId: meeting.id, voting: true, personId: { notIn: voters } },
    data: { voting: false },
  });
}
