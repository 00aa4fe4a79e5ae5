import { house, type TimedActContext } from '../delivery/timed-act.ts';
import { holdersOf } from '../meetings/audiences.ts';
import { startOf } from '../meetings/meeting.ts';
import { leadsReached, readLeads } from '../people/read-leads.ts';
import { sendingFor } from '../people/space-context.ts';
import type { HouseActs } from '../people/turn.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import { toInstant } from '../time.ts';
import { isReleased } from './accords.ts';
import { approveMinutes } from './approve-minutes.ts';
import { isHeld } from './held-back.ts';
import { endedAt, lockMinutes, type MinutesInHand } from './minutes.ts';
import { chairHearsAfter, releaseDay, releaseReminders } from './minutes-timeline.ts';
import { sendMinutes } from './send-minutes.ts';
import { tellPeople } from './tell.ts';
import { draftMinutes } from './versions.ts';

/** What copil does by itself about minutes of a meeting, their versions and approval. */
export const minutesActs: HouseActs = {
  /** M12, again on J+4 and J+7, then every week: released minutes leave; else the leads hear whose accord is missing. */
  'minutes.publish': async (context, { subjectId, rule }) => {
    const minutes = await minutesOf(context, subjectId);
    if (minutes?.state !== 'draft') return;
    const day = context.at.toZonedDateTimeISO(minutes.meeting.timeZone).toPlainDate();
    const { leads } = await readLeads(context.tx, minutes.meeting.committeeId, day);
    if (isReleased(minutes, leads, day)) return sendMinutes(context, minutes);
    await alertLeads(context, minutes, rule, day);
    if (minutes.meeting.committee.state !== 'closed') await askAgain(context, minutes, releaseDay(rule));
  },

  /** M14: silence approves, unless a correction, or a request about a decision, waits for its answer. */
  'minutes.approve': async (context, { subjectId }) => {
    const row = await context.tx.minutes.findUnique({
      where: { id: subjectId },
      select: { meetingId: true },
    });
    const minutes = row && (await lockMinutes(context.tx, row.meetingId));
    if (minutes?.state !== 'sent' || !minutes.locksAt || isHeld(minutes)) return;
    if (Temporal.Instant.compare(toInstant(minutes.locksAt), context.now) > 0) return;
    await approveMinutes(context, minutes, 'tacit');
  },
};

/** A meeting that closed without anybody hearing of it has its minutes drafted now. */
async function minutesOf({ tx, now }: TimedActContext, meetingId: string): Promise<MinutesInHand | null> {
  const meeting = await tx.meeting.findUnique({ where: { id: meetingId }, select: { state: true } });
  if (meeting?.state === 'closed') await draftMinutes({ tx, now, personId: null }, meetingId);
  return lockMinutes(tx, meetingId);
}

/** Both leads; the chair where there are none, and once beside them. */
async function alertLeads(
  context: TimedActContext,
  minutes: MinutesInHand,
  rule: string,
  day: Temporal.PlainDate,
): Promise<void> {
  const days = releaseDay(rule);
  const leads = await leadsReached(context.tx, minutes.meeting.committeeId, day);
  const chairs = leads.length === 0 || days === chairHearsAfter ? holdersOf(minutes.meeting, 'PRES') : [];
  const ids = [...leads.map(({ personId }) => personId), ...chairs];
  await tellPeople(context, minutes, ids, {
    rule: `${rule}-ALERT`,
    version: 1,
    message: 'minutes.notReleased',
    parameters: { days },
    nature: 'alert',
  });
}

/** @param day of this asking, counted from the meeting */
async function askAgain(
  { tx, ledger }: TimedActContext,
  { meeting }: MinutesInHand,
  day: number,
): Promise<void> {
  await ledger.reconcile(tx, {
    spaceId: meeting.spaceId,
    rules: releaseReminders(day),
    subject: {
      type: 'meeting',
      id: meeting.id,
      version: meeting.version,
      timeZone: meeting.timeZone,
      anchors: { end: endedAt(meeting) },
      on: startOf(meeting).toPlainDate(),
    },
    audiences: { house: [house(meeting.id)] },
    calendar: await calendarOf(tx, meeting.committee.organisation),
    settings: await sendingFor(tx, meeting.spaceId, meeting.committee.organisationId),
  });
}
