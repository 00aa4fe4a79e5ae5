/** What closing a session changes (C18): its points, its hours, what follows it, and what its leaders' absence means. */
import { leadersPresence } from '../committees/leaders-presence.ts';
import { endOf, loadMeeting, type MeetingWithPeople } from '../meetings/meeting.ts';
import { closingRules, openingRules } from '../meetings/meeting-timeline.ts';
import { planMeeting } from '../meetings/plan-meeting.ts';
import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import { absencesOf, askWhetherOver } from '../risks/leader-risks.ts';
import { openRisk } from '../risks/open-risk.ts';
import { toDate } from '../time.ts';
import { progressOf } from './points-in-session.ts';
import { readSession, type Session } from './session.ts';
import { laterOf } from './session-hours.ts';
import { endPoint, postponePoint } from './walk-agenda.ts';

/** Why nobody is asked to close any more. */
const closedByThen = 'sessionClosed';

/** What somebody who closes should know first. */
export interface LooseEnds {
  /** Points whose turn did not come: they are put off to the next meeting. */
  undiscussed: Session['items'];
  openBallots: number;
  /** Numbers of decisions that wait for the voice that settles their tie. */
  tied: string[];
  /** Numbers of this meeting's actions that nobody has to do any more. */
  ownerless: string[];
  /** Proposed in session, and not accepted. */
  undecided: number;
}

export async function looseEnds({ tx }: DomainTurn, { meeting, items, tied }: Session): Promise<LooseEnds> {
  const ownerless = await tx.actionItem.findMany({
    where: { meetingId: meeting.id, needsOwner: true },
    select: { number: true },
    orderBy: { number: 'asc' },
  });
  return {
    undiscussed: progressOf(items, meeting.currentItemId).waiting,
    tied: tied.map(({ number }) => number),
    openBallots: await tx.ballot.count({ where: { meetingId: meeting.id, state: 'open' } }),
    ownerless: ownerless.map(({ number }) => number),
    undecided: await tx.agendaItem.count({ where: { meetingId: meeting.id, state: 'proposed' } }),
  };
}

/**
 * Closes an open session: its current point is over, the others wait for the next meeting, what follows is planned from the
 * later of its promised end and its closing, and the rooms above are told.
 *
 * @param at when it closed
 */
export async function closeSession(
  turn: DomainTurn,
  session: Session,
  at: Temporal.Instant,
): Promise<Session> {
  const { tx } = turn;
  const { meeting, items } = session;
  const { current, waiting } = progressOf(items, meeting.currentItemId);
  if (current) await endPoint(turn, meeting.id, current, meeting.enteredAfterwards ? null : at);
  for (const point of waiting) await postponePoint(turn, meeting.id, point, null);
  await tx.meeting.update({
    where: { id: meeting.id },
    data: {
      state: 'closed',
      closedAt: toDate(at),
      closedById: turn.actor.id,
      currentItemId: null,
      updatedAt: toDate(turn.now),
    },
  });
  await journal(
    turn,
    'session.closed',
    { type: 'meeting', id: meeting.id },
    { after: { at: at.toString(), postponed: waiting.length } },
  );
  const closed = await loadMeeting(tx, meeting.id);
  for (const { code } of openingRules)
    await turn.ledger.cancel(tx, { type: 'meeting', id: meeting.id }, closedByThen, { rule: code });
  await planMeeting(tx, turn.ledger, closed, {
    rules: closingRules,
    now: turn.now,
    end: laterOf(endOf(closed), turn.now.toZonedDateTimeISO(closed.timeZone)),
    correlationId: turn.correlationId,
  });
  await watchLeaders(turn, closed);
  await turn.announce({ kind: 'session.closed', meetingId: meeting.id });
  await turn.ledger.refresh(tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  return readSession(tx, meeting.id);
}

/** Absences in a row of the chair or a sponsor at which the project is no longer carried (nasty case 3). */
const absencesThatCount = 2;

/**
 * Two meetings in a row without the chair or a sponsor are a risk for the whole project; it is opened once a leader, and the leads
 * are asked about it when the leader comes again.
 */
async function watchLeaders(turn: DomainTurn, meeting: MeetingWithPeople): Promise<void> {
  for (const leader of await leadersPresence(turn.tx, meeting.committeeId, turn.now)) {
    const [last] = leader.meetings;
    if (last?.meetingId !== meeting.id) continue;
    const membership = meeting.committee.memberships.find(({ personId }) => personId === leader.personId);
    if (last.presence === 'present') await askWhetherOver(turn, membership ? [membership] : [], 'leaderBack');
    if (last.presence === 'present' || leader.absentInARow < absencesThatCount) continue;
    await openRisk(turn, {
      committeeId: meeting.committeeId,
      title: turn.spaceT('session.risk.title', { name: leader.name }),
      category: 'human',
      probability: 3,
      impact: 3,
      trigger: turn.spaceT('session.risk.trigger', { count: leader.absentInARow }),
      source: absencesOf(membership?.id ?? leader.personId),
    });
  }
}
