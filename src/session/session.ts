/** A meeting while it is held, as rules and cards of this room read it. */
import { itemsInOrder, type OrderedItem } from '../agenda/items-in-order.ts';
import { loadMeeting, type MeetingWithPeople } from '../meetings/meeting.ts';
import { namesById } from '../people/names-by-id.ts';
import type { Attendance } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { readTied, type TiedDecision } from './tied-decisions.ts';
import { type LiveQuorum, quorumOf } from './voices.ts';

export interface Session {
  meeting: MeetingWithPeople;
  /** The oldest first. */
  attendance: Attendance[];
  /** Points on the agenda, in its order. */
  items: OrderedItem[];
  quorum: LiveQuorum;
  /** Decisions that wait for the voice that settles their tie. */
  tied: TiedDecision[];
  /** Full names of everybody concerned, by person id. */
  names: ReadonlyMap<string, string>;
}

/** @throws when the meeting does not exist */
export async function readSession(tx: Transaction, meetingId: string): Promise<Session> {
  const meeting = await loadMeeting(tx, meetingId);
  const attendance = await tx.attendance.findMany({
    where: { meetingId },
    orderBy: [{ arrivedAt: 'asc' }, { id: 'asc' }],
  });
  return {
    meeting,
    attendance,
    items: await itemsInOrder(tx, meetingId),
    quorum: quorumOf(meeting, attendance),
    tied: await readTied(tx, meetingId),
    names: await namesById(tx, concerned(meeting, attendance)),
  };
}

function concerned(
  { invitations, committee, secretaryId }: MeetingWithPeople,
  attendance: readonly Attendance[],
): (string | null)[] {
  return [
    ...invitations.flatMap(({ personId, substituteId }) => [personId, substituteId]),
    ...committee.memberships.flatMap(({ personId, substituteId }) => [personId, substituteId]),
    ...attendance.map(({ personId }) => personId),
    secretaryId,
  ];
}
