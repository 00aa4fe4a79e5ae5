import { latestRow } from '../delivery/look-up.ts';
import { peopleOf } from '../meetings/audiences.ts';
import { loadMeeting, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { toInstant } from '../time.ts';
import { settlesAt } from './settles-at.ts';
import { type Convening, tellGuests } from './tell-guests.ts';
import { validationFalls } from './validation-falls.ts';

/** Rule under which a convened meeting tells that its agenda is another one. */
const changedRule = 'AGENDA-CHANGED';

/** Points, their order or their minutes are others: it is told, and the chair's word on the agenda is asked for again. */
export async function agendaChanged(acting: Convening, meetingId: string): Promise<void> {
  await agendaFollowed(acting, meetingId);
  await validationFalls(acting, await loadMeeting(acting.tx, meetingId));
}

/**
 * A convened meeting whose agenda changes tells it once: whatever changes within a quarter of an hour is one message. Before
 * the convocation nobody but the guests of single points is told, and once it has begun nobody: those concerned are there. Cards
 * already sent are redrawn at once. By itself for what leaves the agenda as it is: a file, a guest.
 */
export async function agendaFollowed(acting: Convening, meetingId: string): Promise<void> {
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
  const { channels } = meeting.committee;
  const at = await settlesAt(acting.tx, meeting, acting.now);
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
      at,
      on: startOf(meeting).toPlainDate(),
      correlationId: acting.correlationId,
    });
}
