import { committeeRules } from '../committees/committee-rules.ts';
import { house } from '../delivery/timed-act.ts';
import { nextOpening } from '../delivery/working-days.ts';
import { holdersOf } from '../meetings/audiences.ts';
import { sendingFor } from '../people/space-context.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import { toDate } from '../time.ts';
import { lockMoment, reminderDay } from './approval.ts';
import { endedAt, type MinutesInHand, readersOf, readMinutes, subjectOf } from './minutes.ts';
import { approvalRules } from './minutes-timeline.ts';
import { redraw, type Telling, tellChannels, tellPeople } from './tell.ts';
import { trace } from './trace.ts';

/** M12: the version that was agreed to leaves as it is, and the days of silence begin. */
export async function sendMinutes(telling: Telling, released: MinutesInHand): Promise<void> {
  const { tx, ledger, now } = telling;
  const { meeting, version } = released;
  const calendar = await calendarOf(tx, meeting.committee.organisation);
  const settings = await sendingFor(tx, meeting.spaceId, meeting.committee.organisationId);
  // Released in the night they are read in the morning: the days count from there.
  const sentAt = nextOpening(now.toZonedDateTimeISO(meeting.timeZone), calendar, settings);
  const locksAt = lockMoment(sentAt, committeeRules(meeting.committee).tacitDays, calendar);
  await tx.minutes.update({
    where: { id: released.id },
    data: { state: 'sent', sentAt: toDate(sentAt.toInstant()), locksAt: toDate(locksAt.toInstant()) },
  });
  await tx.minutesVersion.update({
    where: { minutesId_version: { minutesId: released.id, version } },
    data: { sentAt: toDate(sentAt.toInstant()) },
  });
  await tx.meeting.update({ where: { id: meeting.id }, data: { state: 'minuted' } });
  const minutes = (await readMinutes(tx, meeting.id)) as MinutesInHand;
  await trace(telling, 'minutes.sent', minutes, { version });
  const readers = await readersOf(tx, minutes);
  await tellPeople(telling, minutes, [...readers.whole, ...readers.ownItems], {
    rule: 'M12',
    message: 'minutes.sent',
    nature: 'notice',
  });
  await tellChannels(
    telling,
    minutes,
    meeting.committee.channels.map(({ channelId }) => channelId),
    { rule: 'M12', message: 'minutes.post', nature: 'post' },
  );
  const reminder = reminderDay(endedAt(minutes.meeting).toPlainDate(), sentAt, locksAt, calendar);
  await ledger.reconcile(tx, {
    spaceId: minutes.spaceId,
    rules: approvalRules,
    subject: {
      ...subjectOf(minutes),
      version: 1,
      timeZone: meeting.timeZone,
      anchors: {
        lock: locksAt,
        ...(reminder ? { reminder: reminder.toZonedDateTime(meeting.timeZone) } : {}),
      },
      on: locksAt.toPlainDate(),
    },
    audiences: {
      house: [house(minutes.id)],
      members: readers.members.map((id) => ({ kind: 'person', id })),
      // Who is away is judged when it is due.
      settling: [...new Set([...readers.secretaries, ...holdersOf(meeting, 'LF', 'LT')])].map((id) => ({
        kind: 'person',
        id,
      })),
    },
    calendar,
    settings,
    correlationId: telling.correlationId,
  });
  await redraw(telling, minutes);
}
