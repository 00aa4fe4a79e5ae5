import type { DomainTurn } from '../../people/turn.ts';
import { dateColumn } from '../../time.ts';
import { loadSeries, type SeriesWithMeetings } from './series.ts';

/** @returns the series a button names, when it is of the person's own space; else null. */
export async function seriesOfSpace(turn: DomainTurn, id: string): Promise<SeriesWithMeetings | null> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const row = isId
    ? await turn.tx.meetingSeries.findFirst({ where: { id, spaceId: turn.space.id }, select: { id: true } })
    : null;
  return row && loadSeries(turn.tx, row.id);
}

/** Series that have not come to their end, the earliest first. */
export function runningSeries(turn: DomainTurn, committeeId: string) {
  const today = turn.now.toZonedDateTimeISO(turn.timeZone).toPlainDate();
  return turn.tx.meetingSeries.findMany({
    where: {
      spaceId: turn.space.id,
      committeeId,
      state: { not: 'cancelled' },
      untilOn: { gte: dateColumn(today) },
    },
    orderBy: { startsLocal: 'asc' },
  });
}
