import { endOf, hasBegun, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';

/** Minutes before its hour from which a meeting may be opened and people say that they are there. */
export const earlyMinutes = 60;
/** Minutes one waits for a quorum (nasty case 7). */
export const patienceMinutes = 15;

/** @returns whether people may already say that they are there */
export function isClose(
  meeting: Pick<MeetingWithPeople, 'startsLocal' | 'timeZone'>,
  now: Temporal.Instant,
): boolean {
  const from = startOf(meeting).subtract({ minutes: earlyMinutes }).toInstant();
  return Temporal.Instant.compare(from, now) <= 0;
}

/** @returns until when one waits for the quorum: 14:15 for a meeting at 14:00 */
export function patienceEnds(
  meeting: Pick<MeetingWithPeople, 'startsLocal' | 'timeZone'>,
): Temporal.ZonedDateTime {
  return startOf(meeting).add({ minutes: patienceMinutes });
}

/** @returns whether its promised end is behind: what is entered now is entered afterwards, at a desk */
export function isOver(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(endOf(meeting).toInstant(), now) < 0;
}

/** @returns whether it may be opened: not yet, its hour is near or behind, and nobody cancelled it */
export function awaitsOpening(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  const ahead = meeting.state === 'held' || meeting.state === 'convened';
  return ahead && (isClose(meeting, now) || hasBegun(meeting, now));
}

/** @returns whether it was opened after its promised end: what is entered happened before, and nobody knows the minute */
export async function isEnteredAfterwards(tx: Transaction, meeting: MeetingWithPeople): Promise<boolean> {
  const opened = await tx.auditEvent.findFirst({
    where: { act: 'session.opened', subjectType: 'meeting', subjectId: meeting.id },
    orderBy: { at: 'desc' },
  });
  return opened !== null && isOver(meeting, toInstant(opened.at));
}
