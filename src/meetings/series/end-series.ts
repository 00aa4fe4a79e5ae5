import { journal } from '../../people/journal.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { dateColumn, toDate } from '../../time.ts';
import { startOf } from '../meeting.ts';
import { notifySeries } from './notify-series.ts';
import { ahead, heldOf, loadSeries, type Occurrence, type SeriesWithMeetings } from './series.ts';
import { seriesEndRules } from './series-timeline.ts';

/** The occurrences that fall away when a series stops on a day: those of that day and after, not yet begun. */
export function fallingAway(
  series: SeriesWithMeetings,
  from: Temporal.PlainDate,
  now: Temporal.Instant,
): Occurrence[] {
  return ahead(series, now).filter(
    (one) => Temporal.PlainDate.compare(from, startOf(one).toPlainDate()) <= 0,
  );
}

/**
 * Stops a series from a day on: its later dates are cancelled without a message of their own, each person is told once,
 * and the calendar entry ends earlier under the same UID, one SEQUENCE higher (RFC 5546 § 2.1.4).
 *
 * @param from first day without a meeting; the series' row is locked
 */
export async function endSeries(
  turn: DomainTurn,
  series: SeriesWithMeetings,
  from: Temporal.PlainDate,
  reason: string | undefined,
): Promise<SeriesWithMeetings> {
  const { tx } = turn;
  const gone = fallingAway(series, from, turn.now);
  for (const meeting of gone) {
    await tx.meeting.update({
      where: { id: meeting.id },
      data: {
        state: 'cancelled',
        cancelReason: reason ?? null,
        version: { increment: 1 },
        sequence: { increment: 1 },
        updatedAt: toDate(turn.now),
      },
    });
    await turn.ledger.cancel(tx, { type: 'meeting', id: meeting.id }, 'series ended');
    await turn.ledger.refresh(tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
    await turn.announce({ kind: 'meeting.changed', meetingId: meeting.id, moved: false });
  }
  const ids = new Set(gone.map(({ id }) => id));
  const left = heldOf(series).filter(({ id }) => !ids.has(id));
  await tx.meetingSeries.update({
    where: { id: series.id },
    data: {
      state: left.length > 0 ? 'ended' : 'cancelled',
      untilOn: dateColumn(from.subtract({ days: 1 })),
      version: { increment: 1 },
      sequence: { increment: 1 },
      updatedAt: toDate(turn.now),
    },
  });
  await journal(
    turn,
    'series.ended',
    { type: 'series', id: series.id },
    { after: { from: from.toString(), cancelled: gone.length, reason: reason ?? null } },
  );
  const now = await loadSeries(tx, series.id);
  await notifySeries(turn, now, seriesEndRules, {
    'SERIES-END': { from: from.toString(), reason },
    'SERIES-END-POST': { from: from.toString(), reason },
  });
  await turn.ledger.refresh(tx, { type: 'series', id: series.id }, turn.correlationId);
  return now;
}
