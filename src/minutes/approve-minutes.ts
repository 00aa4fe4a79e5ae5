import { house } from '../delivery/timed-act.ts';
import { newsChannels } from '../people/news-channels.ts';
import type { Happening } from '../people/turn.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import type { MinutesApproval } from '../store/generated/enums.ts';
import { toDate, toInstant } from '../time.ts';
import { agreedTo } from './accords.ts';
import { allValidated, lockAfterCorrection } from './approval.ts';
import { isHeld } from './held-back.ts';
import { type MinutesInHand, readersOf, readMinutes } from './minutes.ts';
import { redraw, type Telling, tellChannels, tellPeople } from './tell.ts';
import { trace } from './trace.ts';

/** What approval needs besides telling: the rooms above follow it. */
type Approving = Telling & Pick<Happening, 'announce'>;

/** Approves and locks minutes: from now on only errata are added. « L’essentiel du COPIL » goes out. */
export async function approveMinutes(
  telling: Approving,
  { id, meetingId }: MinutesInHand,
  approval: MinutesApproval,
): Promise<void> {
  const { tx, now } = telling;
  await tx.minutes.update({
    where: { id },
    data: { state: 'approved', approval, approvedAt: toDate(now) },
  });
  await tx.meeting.update({ where: { id: meetingId }, data: { state: 'approved' } });
  const minutes = (await readMinutes(tx, meetingId)) as MinutesInHand;
  await trace(telling, 'minutes.approved', minutes, { approval, version: minutes.version });
  const { seats, secretaries } = await readersOf(tx, minutes);
  const told = { rule: 'M14', message: 'minutes.approved' };
  // The lock falls at its hour; people read of it while their organisation is open, like every notice without an hour.
  const awake = { ...telling, at: undefined };
  await tellPeople(awake, minutes, [...seats.flatMap(({ personIds }) => personIds), ...secretaries], {
    ...told,
    nature: 'notice',
  });
  await tellChannels(telling, minutes, await newsChannels(tx, minutes.meeting.committeeId), {
    ...told,
    nature: 'post',
  });
  await redraw(telling, minutes);
  await telling.announce({ kind: 'minutes.approved', meetingId });
}

/** Everybody validated and nothing is asked any more: nobody has to be waited for. @returns whether that was so */
export async function approveIfAllValidated(telling: Approving, minutes: MinutesInHand): Promise<boolean> {
  const { seats } = await readersOf(telling.tx, minutes);
  if (isHeld(minutes) || !allValidated(seats, agreedTo(minutes))) return false;
  await approveMinutes(telling, minutes, 'unanimous');
  return true;
}

/** The last correction or request was decided on after the hour of the lock: silence counts from the next working day. */
export async function lockLater(telling: Telling, minutes: MinutesInHand): Promise<void> {
  const { tx, ledger, now } = telling;
  const passed = minutes.locksAt && Temporal.Instant.compare(toInstant(minutes.locksAt), now) <= 0;
  if (!passed || isHeld(minutes)) return;
  const calendar = await calendarOf(tx, minutes.meeting.committee.organisation);
  const locksAt = lockAfterCorrection(now.toZonedDateTimeISO(minutes.meeting.timeZone), calendar);
  await tx.minutes.update({ where: { id: minutes.id }, data: { locksAt: toDate(locksAt.toInstant()) } });
  await ledger.notify(tx, {
    spaceId: minutes.spaceId,
    rule: 'M14',
    subject: { type: 'minutes', id: minutes.id, version: 1 + (await locksSoFar(telling, minutes)) },
    recipient: house(minutes.id),
    message: 'minutes.approve',
    nature: 'act',
    at: locksAt.toInstant(),
    on: locksAt.toPlainDate(),
    correlationId: telling.correlationId,
  });
}

/** The first lock was version 1: each one after it has a key of its own. */
function locksSoFar({ tx }: Telling, { id }: MinutesInHand): Promise<number> {
  return tx.messageDelivery.count({
    where: { subjectType: 'minutes', subjectId: id, message: 'minutes.approve' },
  });
}
