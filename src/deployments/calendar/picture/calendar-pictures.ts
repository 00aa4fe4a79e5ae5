import { formatDate } from '../../../conversation/format.ts';
import type { Translator } from '../../../conversation/language.ts';
import type { Conflict, Weight } from '../checks/conflict.ts';
import { measureDays } from '../checks/days-of-site.ts';
import { monthName, periodWords, shortDate } from '../day-words.ts';
import {
  type CalendarPlan,
  concerns,
  type PlannedConstraint,
  type PlannedPhase,
  type PlannedSite,
} from '../plan.ts';
import { drawSvg } from './draw-svg.ts';
import { type GanttRow, layOutGantt } from './gantt.ts';
import { barLooks, lookOfConstraint, lookOfPhase } from './looks.ts';

/** More sites than this make several pictures (issue 5, point 1). */
const sitesPerPicture = 30;

/** A calendar to draw; what is marked was found by the checks. */
export interface ToDraw {
  plan: Pick<CalendarPlan, 'sites' | 'constraints'>;
  conflicts: readonly Pick<Conflict, 'weight' | 'sites'>[];
  today: Temporal.PlainDate;
  title: string;
}

/** @returns the sites of each picture, as many in one as in the next; none when no site has a date */
export function sitesOfPictures(sites: readonly PlannedSite[]): PlannedSite[][] {
  const drawn = sites.filter((site) => site.goLive !== null || barsOf(site).length > 0);
  const pictures = Math.ceil(drawn.length / sitesPerPicture);
  const each = Math.ceil(drawn.length / Math.max(1, pictures));
  return Array.from({ length: pictures }, (_, index) => drawn.slice(index * each, (index + 1) * each));
}

/** @returns each picture as SVG, in the words of a language */
export function calendarPictures({ plan, conflicts, today, title }: ToDraw, t: Translator): string[] {
  const pictures = sitesOfPictures(plan.sites);
  return pictures.map((sites, index) => {
    const numbered =
      pictures.length > 1
        ? t('deployment.calendar.picture.part', { title, part: index + 1, parts: pictures.length })
        : title;
    const layout = layOutGantt({
      title: numbered,
      rows: sites.map((site) => rowOf(site, conflicts, t)),
      bands: plan.constraints
        .filter((one) => one.kind !== 'closure' || one.siteId === null)
        .filter((one) => sites.some((site) => concerns(one, site)))
        .map((one) => bandOf(one, sites, t)),
      today,
      monthName: (month) => monthName(month, t.locale),
    });
    return drawSvg(layout, wordsOf(sites, today, t), `calendar-${index + 1}`);
  });
}

function rowOf(site: PlannedSite, conflicts: ToDraw['conflicts'], t: Translator): GanttRow {
  const goLive = site.goLive ? shortDate(site.goLive, t.locale) : t('deployment.calendar.noDate');
  return {
    label: `${site.code} · ${goLive}`,
    name: site.name,
    goLive: site.goLive,
    mark: weightOf(site, conflicts),
    bars: barsOf(site),
  };
}

/** @returns the gravest of what concerns a site; null: nothing does */
export function weightOf({ id }: Pick<PlannedSite, 'id'>, conflicts: ToDraw['conflicts']): Weight | null {
  const own = conflicts.filter(({ sites }) => sites.some((site) => site.id === id));
  if (own.length === 0) return null;
  return own.some(({ weight }) => weight === 'blocking') ? 'blocking' : 'watch';
}

function barsOf({ phases }: PlannedSite): GanttRow['bars'] {
  return phases.flatMap((phase) => {
    const look = lookOfPhase[phase.phase];
    const [from, to] = [phase.startsOn, endOf(phase)];
    if (!look || !from || !to || phase.state === 'notApplicable') return [];
    return Temporal.PlainDate.compare(from, to) <= 0 ? [{ look, from, to }] : [];
  });
}

/** When it really ended, once that is known. */
function endOf({ doneOn, endsOn, startsOn }: PlannedPhase): Temporal.PlainDate | null {
  if (doneOn && startsOn && Temporal.PlainDate.compare(startsOn, doneOn) <= 0) return doneOn;
  return endsOn;
}

function bandOf(constraint: PlannedConstraint, sites: readonly PlannedSite[], t: Translator) {
  const places = sites.flatMap((site, index) => (concerns(constraint, site) ? [index] : []));
  return {
    label: t('deployment.calendar.picture.constraint', {
      label: constraint.label,
      period: periodWords(constraint, t.locale),
    }),
    look: lookOfConstraint[constraint.kind],
    from: constraint.from,
    to: constraint.to,
    rows: places.length === sites.length ? null : places,
  };
}

function wordsOf(sites: readonly PlannedSite[], today: Temporal.PlainDate, t: Translator) {
  return {
    description: t('deployment.calendar.picture.description', { count: sites.length }),
    // @keys deployment.calendar.picture.look.*
    looks: Object.fromEntries(
      barLooks.map((look) => [look, t(`deployment.calendar.picture.look.${look}`, { days: measureDays })]),
    ) as Record<(typeof barLooks)[number], string>,
    goLive: t('deployment.calendar.picture.goLive'),
    today: t('deployment.calendar.picture.today', { date: formatDate(today, t.locale, { weekday: false }) }),
    blocking: t('deployment.calendar.picture.blocking'),
    watch: t('deployment.calendar.picture.watch'),
  };
}
