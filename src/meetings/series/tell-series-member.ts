import { timesLaid } from '../../delivery/look-up.ts';
import type { Deed } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { reachedByChat } from '../plan-meeting.ts';
import { loadSeries } from './series.ts';

/** A member who joins or leaves one occurrence of a series that runs. */
export interface OccurrenceChange {
  seriesId: string;
  meetingId: string;
  change: 'joined' | 'left';
}

/**
 * Tells a member who comes or goes once for a whole series, never date by date (4.4b): one invitation with one calendar mail,
 * or one mail that takes the dates out of the calendar. Reminders stay with each date.
 *
 * @param changes of one person, whose invitations are stored already
 */
export async function tellSeriesMember(
  turn: Deed,
  personId: string,
  changes: readonly OccurrenceChange[],
): Promise<void> {
  for (const seriesId of new Set(changes.map((one) => one.seriesId))) {
    const of = (change: OccurrenceChange['change']) =>
      changes.filter((one) => one.seriesId === seriesId && one.change === change);
    const left = of('left').map(({ meetingId }) => meetingId);
    if (left.length > 0) await takeOut(turn, seriesId, personId, left);
    const joined = of('joined').map(({ meetingId }) => meetingId);
    if (joined.length > 0) await invite(turn, seriesId, personId, joined);
    await turn.ledger.refresh(turn.tx, { type: 'series', id: seriesId }, turn.correlationId);
  }
}

async function invite(turn: Deed, seriesId: string, personId: string, meetingIds: string[]): Promise<void> {
  const notice = await noticeOf(turn, seriesId, personId);
  // Who comes back is invited again.
  const again = await timesLaid(turn.tx, notice.subject, {
    recipientId: personId,
    message: 'series.invitation',
  });
  const times = again === 0 ? '' : `-${again + 1}`;
  if (again > 0) await stampAnew(turn, seriesId, meetingIds);
  await turn.ledger.notify(turn.tx, {
    ...notice,
    rule: `M01${times}`,
    message: 'series.invitation',
    nature: 'invitation',
    live: true,
  });
  if ((await reachedByChat(turn.tx, turn.ledger, [personId])).has(personId))
    await turn.ledger.notify(turn.tx, {
      ...notice,
      rule: `CALENDAR${times}`,
      message: 'series.calendarMail',
      nature: 'invitation',
      via: 'email',
    });
}

/** At the same SEQUENCE the later stamp wins over the cancellation their calendar holds (RFC 5546 § 2.1.5). */
async function stampAnew({ tx, now }: Deed, seriesId: string, meetingIds: string[]): Promise<void> {
  const data = { updatedAt: toDate(now) };
  await tx.meetingSeries.update({ where: { id: seriesId }, data });
  await tx.meeting.updateMany({ where: { id: { in: meetingIds } }, data });
}

/** The departure itself is told once, by who recorded it: where there is chat, this is for the calendar alone. */
async function takeOut(turn: Deed, seriesId: string, personId: string, meetingIds: string[]): Promise<void> {
  const notice = await noticeOf(turn, seriesId, personId);
  const told = await timesLaid(turn.tx, notice.subject, {
    recipientId: personId,
    message: 'series.withdrawn',
  });
  const chat = await reachedByChat(turn.tx, turn.ledger, [personId]);
  await turn.ledger.notify(turn.tx, {
    ...notice,
    rule: `WITHDRAWN-${told + 1}`,
    message: 'series.withdrawn',
    parameters: { meetingIds },
    nature: 'correction',
    ...(chat.has(personId) && { via: 'email' as const }),
  });
}

async function noticeOf({ tx, correlationId }: Deed, seriesId: string, personId: string) {
  const { spaceId, version } = await loadSeries(tx, seriesId);
  return {
    spaceId,
    subject: { type: 'series', id: seriesId, version },
    recipient: { kind: 'person' as const, id: personId },
    correlationId,
  };
}
