import type { CalendarPlan, PlannedPhase, PlannedSite } from '../plan.ts';
import type { Conflict } from './conflict.ts';

type PhaseOrder = Extract<Conflict, { code: 'phaseOrder' }>;

/** @returns sites without a date, and phases that start before what they wait for has ended, from a day on (C27) */
export function phaseConflicts({ sites }: CalendarPlan, today: Temporal.PlainDate): Conflict[] {
  return sites
    .filter(({ state }) => state !== 'closed')
    .flatMap((site): Conflict[] => [
      ...(site.goLive
        ? []
        : [{ code: 'noDate' as const, weight: 'watch' as const, sites: [site] as [typeof site] }]),
      ...site.phases
        .filter(({ endsOn }) => endsOn !== null && Temporal.PlainDate.compare(endsOn, today) >= 0)
        .flatMap((phase) => orderOf(site, phase)),
    ]);
}

/** @returns what a phase of a site starts before the end of, one line for each phase it waits for */
export function orderOf(site: PlannedSite, { phase, startsOn, state, after }: PlannedPhase): PhaseOrder[] {
  const starts = phase === 'goLive' ? (site.goLive ?? startsOn) : startsOn;
  if (!starts || state === 'done' || state === 'notApplicable') return [];
  return after.flatMap((name): PhaseOrder[] => {
    const awaited = site.phases.find((one) => one.phase === name);
    const endsOn =
      awaited?.doneOn ?? (name === 'goLive' ? (site.goLive ?? awaited?.endsOn) : awaited?.endsOn);
    if (!awaited || !endsOn || awaited.state === 'notApplicable') return [];
    if (Temporal.PlainDate.compare(endsOn, starts) <= 0) return [];
    return [
      {
        code: 'phaseOrder',
        weight: 'blocking',
        sites: [site],
        phase,
        startsOn: starts,
        awaited: name,
        endsOn,
      },
    ];
  });
}
