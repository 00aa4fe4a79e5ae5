import { calendarFile } from '../../calendar/calendar-file.ts';
import { asAttendee, calendarEvent } from '../meeting-calendar.ts';
import type { MeetingComposer } from '../messages/composer.ts';
import { takesPart } from '../names.ts';
import { heldOf, loadSeries, type Occurrence, type SeriesWithMeetings } from './series.ts';
import { seriesEvents } from './series-calendar.ts';
import { textBlock } from './series-card.ts';
import { datesBlock } from './series-words.ts';

/** To who no longer sits in the committee: the dates that are not theirs any more leave their calendar, in one mail. */
export const seriesWithdrawn: MeetingComposer = async (context, delivery) => {
  const { tx, t, host } = context;
  const series = await loadSeries(tx, delivery.subjectId);
  const person = await tx.person.findUnique({ where: { id: delivery.recipientId } });
  const { meetingIds } = delivery.parameters as { meetingIds: string[] };
  const gone = heldOf(series).filter(
    (one) => meetingIds.includes(one.id) && !takesPart(one, delivery.recipientId),
  );
  if (gone.length === 0 || !person) return null;
  const attendees = [asAttendee(person)];
  const events = eventsWithout(series, gone, person.id, host.organiserEmail);
  const content = calendarFile({
    method: 'CANCEL',
    events: events.map((event) => ({ ...event, attendees })),
  });
  const file = {
    name: `${series.committee.code.toLowerCase()}.ics`,
    type: 'text/calendar; charset=utf-8; method=CANCEL',
    content,
    label: t('meeting.file.remove'),
  };
  const heading = t('meeting.withdrawn.heading', { title: series.title });
  return {
    subject: heading,
    card: {
      heading,
      blocks: [
        textBlock(t('meeting.series.withdrawn', { count: gone.length })),
        ...datesBlock(gone, null, t),
      ],
      files: [file],
    },
    calendar: { ...file, method: 'CANCEL' },
  };
};

/** The whole series, or each date that goes while others stay theirs (RFC 5546 § 3.2.5). */
function eventsWithout(
  series: SeriesWithMeetings,
  gone: readonly Occurrence[],
  personId: string,
  organiserEmail: string,
) {
  if (heldOf(series).some((one) => takesPart(one, personId)))
    return gone.map((one) => calendarEvent(one, null, organiserEmail));
  return seriesEvents(series, null, organiserEmail).slice(0, 1);
}
