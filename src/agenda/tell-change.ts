import { latestRow } from '../delivery/look-up.ts';
import { nextOpening } from '../delivery/working-days.ts';
import { peopleOf } from '../meetings/audiences.ts';
import { loadMeeting, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { calendarOf } from '../meetings/working-calendar.ts';
import { sendingFor } from '../people/space-context.ts';
import { toInstant } from '../time.ts';
import { type Convening, tellGuests } from './tell-guests.ts';

/** Rule under which a convened meeting tells that its agenda is another one. */
export const changedRule = 'AGENDA-CHANGED';

/** Minutes during which further changes join the same message. */
const settlingMinutes = 15;

/**
 * A convened meeting whose agenda changes tells it once: whatever changes within a quarter of an hour is one message. Before
 * the convocation nobody but the guests of single points is told, and once it has begun nobody: those concerned are there. Cards
 * already sent are redrawn at once.
 */
export async function agendaChanged(acting: Convening, meetingId: string): Promise<void> {
  const meeting = await loadMeeting(acting.tx, meetingId);
  if (meeting.state !== 'open') await tellGuests(acting, meeting);
  await acting.ledger.refresh(acting.tx, { type: 'meeting', id: meetingId }, acting.correlationId);
  if (meeting.state !== 'convened') return;
  const last = await latestRow(acting.tx, { type: 'meeting', id: meetingId }, { rule: changedRule });
  // The one that waits will say this change too.
  if (last?.state === 'planned') return;
  const since = last ? toInstant(last.createdAt) : toInstant(meeting.convenedAt ?? meeting.updatedAt);
  await announce(acting, meeting, (last?.subjectVersion ?? 0) + 1, since);
}

async function announce(
  acting: Convening,
  meeting: MeetingWithPeople,
  version: number,
  since: Temporal.Instant,
): Promise<void> {
  const { organisation, organisationId, channels } = meeting.committee;
  const opening = nextOpening(
    acting.now.add({ minutes: settlingMinutes }).toZonedDateTimeISO(meeting.timeZone),
    await calendarOf(acting.tx, organisation),
    await sendingFor(acting.tx, meeting.spaceId, organisationId),
  );
  const recipients = [
    ...peopleOf(meeting).map((id) => ({ kind: 'person' as const, id })),
    ...channels.map(({ channelId }) => ({ kind: 'channel' as const, id: channelId })),
  ];
  for (const recipient of recipients)
    await acting.ledger.notify(acting.tx, {
      spaceId: meeting.spaceId,
      rule: changedRule,
      subject: { type: 'meeting', id: meeting.id, version },
      recipient,
      message: recipient.kind === 'person' ? 'agenda.changed' : 'agenda.changedPost',
      parameters: { since: since.toString() },
      nature: recipient.kind === 'person' ? 'announcement' : 'post',
      at: opening.toInstant(),
      on: startOf(meeting).toPlainDate(),
      correlationId: acting.correlationId,
    });
}
