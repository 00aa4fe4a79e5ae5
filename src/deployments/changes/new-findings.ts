import type { Block, ListItem } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import { today } from '../../people/today.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Conflict } from '../calendar/checks/conflict.ts';
import { conflictsOf } from '../calendar/checks/conflicts-of.ts';
import { type RealismFinding, realismOf } from '../calendar/checks/realism.ts';
import { countdown, periodWords } from '../calendar/day-words.ts';
import { type CalendarPlan, withGoLive } from '../calendar/plan.ts';
import { readPlan } from '../calendar/read-plan.ts';
import type { DeploymentOfSite } from '../deployment.ts';

type Finding = Conflict | RealismFinding;

/** What would not fit any more with the new date, and fitted before: closed days, freezes, deadlines, people shared with other sites. */
export async function findingBlocks(
  turn: Pick<DomainTurn, 'tx' | 't' | 'locale' | 'now' | 'timeZone'>,
  deployment: DeploymentOfSite,
  to: Temporal.PlainDate | null,
): Promise<Block[]> {
  if (!to) return [];
  const plan = await readPlan(turn.tx, deployment.spaceId);
  const found = newFindings(plan, deployment.siteId, to, today(turn));
  const items = found.flatMap((finding) => itemsOf(finding, deployment.siteId, turn));
  return items.length > 0 ? [{ kind: 'list', heading: turn.t('deployment.impact.findings'), items }] : [];
}

/** @returns what the checks find in the calendar with the new date and do not find in the present one; pure */
export function newFindings(
  plan: CalendarPlan,
  siteId: string,
  to: Temporal.PlainDate,
  day: Temporal.PlainDate,
): Finding[] {
  const of = (one: CalendarPlan): Finding[] => [...conflictsOf(one, day), ...realismOf(one, day)];
  const known = new Set(of(plan).map(asText));
  return of(withGoLive(plan, siteId, to)).filter((one) => !known.has(asText(one)));
}

/** The facts alone: a site is named by its code, its dates are what changes. */
function asText(finding: Finding): string {
  const { sites, ...facts } = finding;
  return JSON.stringify([sites.map(({ code }) => code), facts]);
}

/** One line a finding; what only moves a message to a day before is no reason to think again. */
function itemsOf(
  finding: Finding,
  siteId: string,
  { t, locale }: Pick<DomainTurn, 't' | 'locale'>,
): ListItem[] {
  const other = finding.sites.find(({ id }) => id !== siteId)?.name ?? '';
  const line = (key: string, values: Record<string, string | number>, grave = true): ListItem[] => [
    { text: t(`deployment.finding.${key}`, values), tone: grave ? 'danger' : 'warning' },
  ];
  switch (finding.code) {
    case 'goLiveClosed':
      return line('goLiveClosed', {});
    case 'inPeriod':
      return [
        ...finding.days.map(({ days, falls }) => ({
          ...line('inPeriod', {
            day: countdown(days, t),
            date: formatDate(falls, locale, { year: false }),
            label: finding.constraint.label,
            period: periodWords(finding.constraint, locale),
          })[0],
        })),
        ...(finding.training
          ? line('training', {
              label: finding.constraint.label,
              period: periodWords(finding.constraint, locale),
            })
          : []),
      ] as ListItem[];
    case 'afterDeadline':
      return line('afterDeadline', { label: finding.constraint.label, date: formatDate(finding.on, locale) });
    case 'meetingOnGoLive':
      return line('meetingOnGoLive', { title: finding.meeting.title }, false);
    case 'referentSameWeek':
      return line('referentSameWeek', { name: finding.name, site: other, days: finding.days });
    case 'phaseOrder':
      return finding.sites[0].id === siteId
        ? line('phaseOrder', {
            phase: t(`people.milestone.${finding.phase}`),
            awaited: t(`people.milestone.${finding.awaited}`),
          })
        : [];
    case 'goLivesClose':
      return line('goLivesClose', { site: other, days: finding.days, least: finding.least });
    case 'goLivesApart':
      return line('goLivesApart', { site: other, days: finding.days }, false);
    case 'trainingEarly':
      return line('trainingEarly', { days: finding.days }, false);
    default:
      return [];
  }
}
