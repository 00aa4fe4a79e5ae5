import { endOf, type MeetingWithPeople } from '../meetings/meeting.ts';
import { openingRules } from '../meetings/meeting-timeline.ts';
import { planMeeting } from '../meetings/plan-meeting.ts';
import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { SessionKind } from '../store/generated/enums.ts';
import { toDate } from '../time.ts';
import { freezeWeather } from '../weather/freeze-weather.ts';
import { arrive } from './change-attendance.ts';
import { progressOf } from './points-in-session.ts';
import { readSession, type Session } from './session.ts';
import { isOver, laterOf } from './session-hours.ts';
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
  const opened = await readSession(tx, meeting.id);
  await planMeeting(tx, turn.ledger, opened.meeting, {
    rules: openingRules,
    now: turn.now,
    end: laterOf(endOf(meeting), turn.now.toZonedDateTimeISO(meeting.timeZone)),
    correlationId: turn.correlationId,
  });
  await turn.ledger.refresh(tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  return opened;
}

/** An information session has its quorum now: it decides from here on. @param session its meeting locked by the caller */
export async function makeDeciding(turn: DomainTurn, { meeting, quorum }: Session): Promise<Session> {
  const { tx } = turn;
  await tx.meeting.update({
    where: { id: meeting.id },
    data: { sessionKind: 'deliberative', updatedAt: toDate(turn.now) },
  });
  await journal(
    turn,
    'session.deliberative',
    { type: 'meeting', id: meeting.id },
    { before: { kind: 'information' }, after: { kind: 'deliberative', represented: quorum.represented } },
  );
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
