/** Who comes, leaves or is excused: every change of the attendance sheet, traced (domain.md 4.1 `Attendance`). */
import { latestRow } from '../delivery/look-up.ts';
import { secretariesOf } from '../meetings/audiences.ts';
import { loadMeeting, type MeetingWithPeople } from '../meetings/meeting.ts';
import { lapseProxyOf } from '../meetings/proxies.ts';
import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Attendance } from '../store/generated/client.ts';
import type { AttendanceMode } from '../store/generated/enums.ts';
import { toDate } from '../time.ts';
import { cardsOfSession } from './cards-of-session.ts';
import { seatTakenBy } from './take-seat.ts';
import { type LiveQuorum, quorumOf, stayOf } from './voices.ts';

export interface Arrival {
  personId: string;
  mode: AttendanceMode;
  at: Temporal.Instant;
  /** The hour was stated: it corrects that of somebody who is there already. */
  stated: boolean;
}

export interface Arrived {
  /** The member whose seat they took, if any. */
  seatOfId: string | null;
  /** They had given a proxy: it lapsed (nasty case 7). */
  tookBackProxy: boolean;
  /** The substitute who gave them their seat back. */
  gaveSeatBackId: string | null;
}

/** Somebody is there. @param meeting locked by the caller */
export async function arrive(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  arrival: Arrival,
): Promise<Arrived> {
  const { tx } = turn;
  const { personId, mode, at } = arrival;
  const rows = await tx.attendance.findMany({ where: { meetingId: meeting.id, leftAt: null } });
  const there = rows.find((row) => row.personId === personId);
  const seatOfId = seatTakenBy(meeting, personId, rows.map(stayOf));
  if (there && there.seatOfId === seatOfId) await restate(turn, there, arrival);
  else {
    if (there) await endStay(turn, there, at);
    await tx.attendance.create({
      data: { ...rowOf(turn, meeting, personId), seatOfId, mode, arrivedAt: toDate(at) },
    });
  }
  const gaveSeatBackId = await returnSeat(turn, meeting, rows, arrival);
  const tookBackProxy = await lapseProxyOf(turn, meeting, personId);
  const proxy = tookBackProxy ? 'lapsed' : null;
  await journalled(turn, meeting, 'session.arrived', { personId, mode, at: at.toString(), seatOfId, proxy });
  return { seatOfId, tookBackProxy, gaveSeatBackId };
}

function rowOf(turn: DomainTurn, meeting: MeetingWithPeople, personId: string) {
  return { spaceId: turn.space.id, meetingId: meeting.id, personId, enteredById: turn.actor.id };
}

/** Somebody who is there already: from where, and since when, as it was stated last. */
async function restate(turn: DomainTurn, { id }: Attendance, { mode, at, stated }: Arrival): Promise<void> {
  await turn.tx.attendance.update({
    where: { id },
    data: { mode, ...(stated && { arrivedAt: toDate(at) }), enteredById: turn.actor.id },
  });
}

/** The seat returns to the member who arrives; who sat for them stays as a guest. */
async function returnSeat(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  rows: readonly Attendance[],
  { personId, at }: Arrival,
): Promise<string | null> {
  const replacing = rows.find((row) => row.seatOfId === personId && row.personId !== personId);
  if (!replacing) return null;
  if (await endStay(turn, replacing, at))
    await turn.tx.attendance.create({
      data: {
        ...rowOf(turn, meeting, replacing.personId),
        mode: replacing.mode,
        arrivedAt: toDate(at),
      },
    });
  else await turn.tx.attendance.update({ where: { id: replacing.id }, data: { seatOfId: null } });
  return replacing.personId;
}

/** @returns false when the stay began later, so that there is nothing to end */
async function endStay(
  { tx }: DomainTurn,
  { id, arrivedAt }: Attendance,
  at: Temporal.Instant,
): Promise<boolean> {
  if (arrivedAt.getTime() >= at.epochMilliseconds) return false;
  await tx.attendance.update({ where: { id }, data: { leftAt: toDate(at) } });
  return true;
}

/** Somebody leaves before the end. @returns why not, or null */
export async function leave(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  personId: string,
  at: Temporal.Instant,
): Promise<'notThere' | 'beforeArrival' | null> {
  const stay = await turn.tx.attendance.findFirst({
    where: { meetingId: meeting.id, personId, leftAt: null },
  });
  if (!stay) return 'notThere';
  if (stay.arrivedAt.getTime() > at.epochMilliseconds) return 'beforeArrival';
  await turn.tx.attendance.update({ where: { id: stay.id }, data: { leftAt: toDate(at) } });
  await journalled(turn, meeting, 'session.left', { personId, at: at.toString() });
  return null;
}

/** Somebody was marked by mistake, or does not come; an excuse is kept as their answer, traced. */
export async function markAway(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  personId: string,
  excused: boolean,
): Promise<void> {
  const { tx } = turn;
  await tx.attendance.deleteMany({ where: { meetingId: meeting.id, personId } });
  const invitation = meeting.invitations.find((one) => one.personId === personId && !one.withdrawn);
  const isNamed = invitation?.answer === 'substitute' && invitation.answerVersion === meeting.dateVersion;
  if (excused && invitation && !isNamed)
    await tx.invitation.update({
      where: { id: invitation.id },
      data: {
        answer: 'absent',
        answerVersion: meeting.dateVersion,
        answeredAt: toDate(turn.now),
        answeredById: turn.actor.id,
        answeredVia: turn.account.platform,
      },
    });
  await journalled(turn, meeting, excused ? 'session.excused' : 'session.absent', { personId });
}

function journalled(
  turn: DomainTurn,
  { id }: MeetingWithPeople,
  act: string,
  after: Record<string, string | null>,
): Promise<void> {
  const personId = after.personId ?? undefined;
  const onBehalfOfId = personId === turn.actor.id ? undefined : personId;
  return journal(turn, act, { type: 'meeting', id }, { after, onBehalfOfId });
}

/**
 * Every card that shows who is there follows; who keeps the session is told at once when the quorum is lost (nasty case 7).
 *
 * @param before the quorum before the change
 * @returns the quorum now
 */
export async function followAttendance(
  turn: DomainTurn,
  meetingId: string,
  before: LiveQuorum,
): Promise<LiveQuorum> {
  const { tx } = turn;
  const meeting = await loadMeeting(tx, meetingId);
  const rows = await tx.attendance.findMany({ where: { meetingId } });
  const quorum = quorumOf(meeting, rows);
  const lost =
    meeting.state === 'open' && meeting.sessionKind === 'deliberative' && before.reached && !quorum.reached;
  if (lost) await tellQuorumLost(turn, meeting, quorum);
  const informs = meeting.state === 'open' && meeting.sessionKind === 'information';
  if (informs && !before.reached && quorum.reached) await tellQuorumCame(turn, meeting);
  await turn.ledger.refresh(tx, cardsOfSession(meetingId), turn.correlationId);
  return quorum;
}

/** Each loss is told once, to who keeps the session, unless they have just entered it themselves. */
async function tellQuorumLost(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  { represented }: LiveQuorum,
): Promise<void> {
  const { tx } = turn;
  const { quorumLosses } = await tx.meeting.update({
    where: { id: meeting.id },
    data: { quorumLosses: { increment: 1 } },
  });
  await journal(turn, 'session.quorumLost', { type: 'meeting', id: meeting.id }, { after: { represented } });
  for (const id of secretariesOf(meeting).filter((one) => one !== turn.actor.id))
    await turn.ledger.notify(tx, {
      spaceId: turn.space.id,
      rule: `QUORUM-LOST-${quorumLosses}`,
      subject: { type: 'meeting', id: meeting.id, version: meeting.version },
      recipient: { kind: 'person', id },
      message: 'session.quorumLost',
      nature: 'alert',
      correlationId: turn.correlationId,
    });
}

/** The session was opened for information: it may decide from now on. */
async function tellQuorumCame(turn: DomainTurn, meeting: MeetingWithPeople): Promise<void> {
  const rule = 'QUORUM-CAME';
  const last = await latestRow(turn.tx, { type: 'meeting', id: meeting.id }, { rule });
  for (const id of secretariesOf(meeting).filter((one) => one !== turn.actor.id))
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule,
      subject: { type: 'meeting', id: meeting.id, version: (last?.subjectVersion ?? 0) + 1 },
      recipient: { kind: 'person', id },
      message: 'session.quorumCame',
      nature: 'alert',
      live: true,
      correlationId: turn.correlationId,
    });
}
