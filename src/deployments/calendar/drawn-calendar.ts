import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { Transaction } from '../../store/store.ts';
import { conflictsOf } from './checks/conflicts-of.ts';
import { dayMonth, periodWords } from './day-words.ts';
import { phaseLabel, phasesInOrder } from './phases.ts';
import { calendarPictures } from './picture/calendar-pictures.ts';
import type { CalendarPlan, PlannedPhase, PlannedSite } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { planOfVersion } from './versions/plan-of-version.ts';

/** A calendar drawn for whoever holds its address: dates alone, which partners share (nasty case 5). */
export interface CalendarSheet {
  title: string;
  lines: string[];
  pictures: string[];
  table: { caption: string; columns: string[]; rows: { heading: string; cells: string[] }[] };
  constraints: { heading: string; items: string[] };
}

/** @returns the calendar of a space, or one of its versions, as it is to be shown; null when it is gone */
export async function calendarSheet(
  tx: Transaction,
  { spaceId, versionId }: { spaceId: string; versionId: string | null },
  now: Temporal.Instant,
  t: Translator,
): Promise<CalendarSheet | null> {
  const space = await tx.space.findUnique({ where: { id: spaceId } });
  if (!space) return null;
  const version = versionId
    ? await tx.calendarVersion.findFirst({ where: { id: versionId, spaceId } })
    : null;
  if (versionId && !version) return null;
  const today = now.toZonedDateTimeISO(space.timeZone).toPlainDate();
  const plan = version ? planOfVersion(await readPlan(tx, spaceId), version) : await readPlan(tx, spaceId);
  const title = version
    ? t('deployment.calendar.title.version', { number: version.number })
    : t('deployment.calendar.title', { date: formatDate(today, t.locale, { weekday: false }) });
  return {
    title,
    lines: [space.projectName],
    pictures: calendarPictures({ plan, conflicts: conflictsOf(plan, today), today, title }, t),
    table: tableOf(plan, t),
    constraints: {
      heading: t('deployment.constraint.heading'),
      items: plan.constraints.map((constraint) =>
        t('deployment.calendar.picture.constraint', {
          label: constraint.label,
          period: periodWords(constraint, t.locale),
        }),
      ),
    },
  };
}

/** One row a site, one column a phase. */
function tableOf({ sites }: CalendarPlan, t: Translator): CalendarSheet['table'] {
  const phases = phasesInOrder.filter((phase) => phase !== 'goLive');
  return {
    caption: t('deployment.calendar.table'),
    columns: [
      t('deployment.calendar.column.site'),
      phaseLabel('goLive', t),
      ...phases.map((phase) => phaseLabel(phase, t)),
    ],
    rows: sites.map((site) => ({
      heading: `${site.code} ${site.name}`,
      cells: [goLiveCell(site, t), ...phases.map((name) => phaseCell(site, name, t))],
    })),
  };
}

function goLiveCell({ goLive }: PlannedSite, t: Translator): string {
  return goLive ? formatDate(goLive, t.locale, { weekday: false }) : t('deployment.calendar.noDate');
}

function phaseCell({ phases }: PlannedSite, name: PlannedPhase['phase'], t: Translator): string {
  const phase = phases.find((one) => one.phase === name);
  if (!phase || phase.state === 'notApplicable' || !phase.startsOn || !phase.endsOn) return '–';
  const days = `${dayMonth(phase.startsOn)}–${dayMonth(phase.endsOn)}`;
  return phase.state === 'done' ? t('deployment.calendar.phase.done', { days }) : days;
}
