import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { SessionKind } from '../store/generated/enums.ts';
import { toDate } from '../time.ts';
import { freezeWeather } from '../weather/freeze-weather.ts';
import { arrive } from './change-attendance.ts';
import { progressOf } from './points-in-session.ts';
import { readSession, type Session } from './session.ts';
import { isOver } from './session-hours.ts';
import { startPoint } from './walk-agenda.ts';

/**
 * Opens a session: its seats and quorum are written down as they are now, its weather freezes, its first point begins.
 *
 * @param meeting locked by the caller
 * @param at when it opened; hours of points are kept only when that is now
 */
export async function openSession(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  kind: SessionKind,
  at: Temporal.Instant,
): Promise<Session> {
  const { tx } = turn;
  const enteredAfterwards = isOver(meeting, turn.now);
  if (!enteredAfterwards) await markSecretary(turn, meeting, at);
  const { quorum, items } = await readSession(tx, meeting.id);
  await tx.meeting.update({
    where: { id: meeting.id },
    data: {
      state: 'open',
      openedAt: toDate(at),
      openedById: turn.actor.id,
      sessionKind: kind,
      enteredAfterwards,
      votingSeats: quorum.seats,
      quorumNeeded: quorum.needed,
      updatedAt: toDate(turn.now),
    },
  });
  await journal(
    turn,
    'session.opened',
    { type: 'meeting', id: meeting.id },
    { after: { at: at.toString(), kind, represented: quorum.represented, needed: quorum.needed } },
  );
  await freezeWeather(tx, meeting.id, at);
  const { next } = progressOf(items, null);
  if (next) await startPoint(turn, meeting.id, next, enteredAfterwards ? null : at);
  await turn.ledger.refresh(tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  return readSession(tx, meeting.id);
}

/** Who opens as its secretary, without a voice, is there: no press is needed for that. */
async function markSecretary(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  at: Temporal.Instant,
): Promise<void> {
  const { id } = turn.actor;
  const membership = meeting.committee.memberships.find((one) => one.personId === id);
  const keeps = meeting.secretaryId === id || (membership?.roles.includes('SEC') ?? false);
  const there = await turn.tx.attendance.count({
    where: { meetingId: meeting.id, personId: id, leftAt: null },
  });
  const votes = meeting.invitations.some((one) => one.personId === id && one.voting && !one.withdrawn);
  if (keeps && !votes && there === 0)
    await arrive(turn, meeting, { personId: id, mode: 'inPerson', at, stated: false });
}
