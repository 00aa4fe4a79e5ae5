import type { PlanOutcome } from '../delivery/ledger.ts';
import type { TimelineRule } from '../delivery/timeline.ts';
import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { currentAnswer } from './answers.ts';
import { loadMeeting, type MeetingWithPeople } from './meeting.ts';
import { cancelRules, detailRules, moveRules, reminderRulesFor } from './meeting-timeline.ts';
import { type MeetingPlan, planMeeting } from './plan-meeting.ts';
import { endProxies, standingProxies } from './proxies.ts';
import { releaseSubstitute } from './release-substitute.ts';

export interface Changed {
  meeting: MeetingWithPeople;
  plan: PlanOutcome;
}

/** C17: a new date. Answers return to « à confirmer », the event keeps its UID, every waiting message is planned anew. */
export function moveMeeting(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  start: Temporal.PlainDateTime,
  durationMinutes: number,
): Promise<Changed> {
  const startsLocal = start.toString({ smallestUnit: 'minute' });
  return change(turn, meeting, {
    act: 'meeting.moved',
    rules: [...moveRules, ...reminderRulesFor(meeting.committee)],
    data: {
      state: 'held',
      startsLocal,
      startsAt: toDate(start.toZonedDateTime(meeting.timeZone).toInstant()),
      durationMinutes,
    },
    before: { startsLocal: meeting.startsLocal, durationMinutes: meeting.durationMinutes },
    after: { startsLocal, durationMinutes },
    dateMoved: true,
    parameters: {
      MOVE: { from: meeting.startsLocal },
      'MOVE-POST': { from: meeting.startsLocal },
      CALENDAR: { from: meeting.startsLocal },
    },
  });
}

export interface MeetingDetails {
  title?: string;
  place?: string | null;
  videoLink?: string | null;
  durationMinutes?: number;
}

/** Place, link or length: told to everybody as an update of the same event (C13); answers stand. */
export function updateMeeting(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  details: MeetingDetails,
): Promise<Changed> {
  const { title, place, videoLink, durationMinutes } = meeting;
  return change(turn, meeting, {
    act: 'meeting.updated',
    rules: [...detailRules, ...reminderRulesFor(meeting.committee)],
    data: { ...details },
    before: { title, place, videoLink, durationMinutes },
    after: { ...details },
    parameters: { UPDATE: { details: Object.keys(details) } },
  });
}

/** C17: the meeting will not be held; who was told is told, once. */
export function cancelMeeting(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  reason: string | undefined,
): Promise<Changed> {
  return change(turn, meeting, {
    act: 'meeting.cancelled',
    rules: cancelRules,
    data: { state: 'cancelled', cancelReason: reason ?? null },
    before: { state: meeting.state },
    after: { reason: reason ?? null },
  });
}

/** A title alone is not told: it travels with the next message. */
export async function renameMeeting(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  title: string,
): Promise<MeetingWithPeople> {
  await turn.tx.meeting.update({ where: { id: meeting.id }, data: { title, updatedAt: toDate(turn.now) } });
  await journal(
    turn,
    'meeting.renamed',
    { type: 'meeting', id: meeting.id },
    { before: { title: meeting.title }, after: { title } },
  );
  await turn.ledger.refresh(turn.tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  return loadMeeting(turn.tx, meeting.id);
}

interface Change {
  act: string;
  rules: readonly TimelineRule[];
  data: Prisma.MeetingUpdateInput;
  before: Prisma.InputJsonObject;
  after: Prisma.InputJsonObject;
  /** Answers and proxies were given for another date: they return to « à confirmer ». */
  dateMoved?: boolean;
  parameters?: MeetingPlan['parameters'];
}

/** One material change: version and SEQUENCE go up together, in the caller's transaction (RFC 5546 § 2.1.4). */
async function change(turn: DomainTurn, meeting: MeetingWithPeople, what: Change): Promise<Changed> {
  const { tx } = turn;
  await tx.meeting.update({
    where: { id: meeting.id },
    data: {
      ...what.data,
      version: meeting.version + 1,
      ...(what.dateMoved && { dateVersion: meeting.dateVersion + 1 }),
      exception: meeting.seriesId !== null,
      sequence: meeting.sequence + 1,
      updatedAt: toDate(turn.now),
    },
  });
  await journal(
    turn,
    what.act,
    { type: 'meeting', id: meeting.id },
    { before: what.before, after: what.after },
  );
  const now = await loadMeeting(tx, meeting.id);
  if (what.dateMoved) await endWhatBelongsToTheDate(turn, meeting, now);
  const plan = await planMeeting(tx, turn.ledger, now, {
    rules: what.rules,
    now: turn.now,
    parameters: what.parameters,
    correlationId: turn.correlationId,
  });
  await turn.ledger.refresh(tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  await touchSeries(turn, meeting);
  const moved = now.startsLocal !== meeting.startsLocal || now.durationMinutes !== meeting.durationMinutes;
  await turn.announce({ kind: 'meeting.changed', meetingId: meeting.id, moved });
  return { meeting: now, plan };
}

/** The series shows its dates as they are: its cards are redrawn, and its calendar entry is stamped anew. */
async function touchSeries(turn: DomainTurn, { seriesId }: MeetingWithPeople): Promise<void> {
  if (!seriesId) return;
  await turn.tx.meetingSeries.update({ where: { id: seriesId }, data: { updatedAt: toDate(turn.now) } });
  await turn.ledger.refresh(turn.tx, { type: 'series', id: seriesId }, turn.correlationId);
}

/** Substitutes and proxies were for the old date: each is told that it has ended. */
async function endWhatBelongsToTheDate(
  turn: DomainTurn,
  before: MeetingWithPeople,
  now: MeetingWithPeople,
): Promise<void> {
  for (const invitation of before.invitations)
    if (invitation.substituteId && currentAnswer(invitation, before.dateVersion) === 'substitute')
      await releaseSubstitute(turn, now, invitation.substituteId);
  await endProxies(turn, standingProxies(before), 'meeting.proxyMoved');
}
