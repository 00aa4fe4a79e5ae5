import { overStates } from '../meetings/meeting-stage.ts';
import { aheadStates } from '../people/ahead-states.ts';
import type { Transaction } from '../store/store.ts';
import { weatherOf } from '../weather/readings.ts';
import type { ReportContent } from './content.ts';
import type { ReportWithCommittee } from './report.ts';

/** As it was frozen when the last meeting opened; else what has been collected for the next one (C55). */
export async function reportedWeather(
  tx: Transaction,
  { committeeId }: ReportWithCommittee,
): Promise<ReportContent['weather']> {
  const given = { committeeId, weather: { some: {} } };
  const meeting =
    (await tx.meeting.findFirst({
      where: { ...given, state: { in: [...overStates, 'open'] } },
      orderBy: { startsAt: 'desc' },
    })) ??
    (await tx.meeting.findFirst({
      where: { ...given, state: { in: [...aheadStates] } },
      orderBy: { startsAt: 'asc' },
    }));
  if (!meeting) return null;
  const readings = await weatherOf(tx, meeting.id);
  return {
    meeting: meeting.title,
    frozen: readings.every(({ frozen }) => frozen),
    lines: readings.map(({ axis, siteName, value, previous, trend, comment, remedy }) => ({
      axis,
      site: siteName,
      value,
      previous,
      trend,
      comment,
      remedy,
    })),
  };
}
