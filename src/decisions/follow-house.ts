import { house } from '../delivery/timed-act.ts';
import { holdersOf } from '../meetings/audiences.ts';
import { loadMeeting } from '../meetings/meeting.ts';
import type { HouseListener } from '../people/turn.ts';
import { plainDate } from '../time.ts';
import { recorderOf } from './recorder.ts';
import { reservedDecisions } from './reserved-decisions.ts';
import { voidBallot } from './voting/ballots.ts';

/** Hour at which the leads hear what was not confirmed, local. */
const nextMorning = { hour: 9 };

/** Votes left open have no result, and the chair is asked to confirm what was decided without a leader (nasty case 3). */
export const followOnDecisions: HouseListener = async (turn, event) => {
  if (event.kind !== 'session.closed') return;
  const { tx, ledger, space } = turn;
  const { meetingId } = event;
  const open = await tx.ballot.findMany({ where: { meetingId, state: 'open' } });
  for (const { id, decisionId } of open) {
    await voidBallot(recorderOf(turn), id);
    if (decisionId) await ledger.refresh(tx, { type: 'decision', id: decisionId }, turn.correlationId);
  }
  const reserved = await reservedDecisions(tx, meetingId);
  const until = reserved[0]?.reservedUntil;
  if (!until) return;
  const meeting = await loadMeeting(tx, meetingId);
  const subject = { type: 'decisionsOf', id: meetingId, version: 1 };
  const told = { spaceId: space.id, subject, correlationId: turn.correlationId };
  for (const id of holdersOf(meeting, 'PRES'))
    await ledger.notify(tx, {
      ...told,
      rule: 'CONFIRM',
      recipient: { kind: 'person', id },
      message: 'decision.toConfirm',
      nature: 'notice',
      live: true,
    });
  const ends = plainDate(until).add({ days: 1 }).toZonedDateTime({
    timeZone: meeting.timeZone,
    plainTime: nextMorning,
  });
  await ledger.notify(tx, {
    ...told,
    rule: 'RESERVATION',
    recipient: house(meetingId),
    message: 'decision.reservationEnds',
    nature: 'act',
    at: ends.toInstant(),
  });
};
