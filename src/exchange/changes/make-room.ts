import { defaultPhases } from '../../deployments/default-phases.ts';
import { type GivenPhase, phasesAround } from '../../deployments/phases-around.ts';
import type { MilestonePhase } from '../../store/generated/enums.ts';
import type { Entry, Source } from './merge-spaces.ts';

/**
 * Phases that stand at their usual days are nobody's plan: when a workbook dates another phase of their site, or gives it its first
 * go-live, they make room as they do when a site is loaded.
 *
 * @param wanted the merged file
 * @returns the same with these phases where there is room for them
 */
export function makeRoom(current: Source, wanted: Source): Source {
  const sites = listOf(wanted, 'sites').filter(({ code }) => isDatedAnew(String(code), current, wanted));
  const goLives = new Map(sites.map(({ code, goLive }) => [code, day(goLive)]));
  const phases = listOf(wanted, 'phases');
  return {
    ...wanted,
    phases: phases.map((phase) => {
      const goLive = goLives.get(phase.site);
      if (!goLive || !isUsual(phase, goLive)) return phase;
      const given = phases.filter(({ site }) => site === phase.site).map((one) => givenOf(one, goLive));
      const place = phasesAround(goLive, new Map(given)).get(phase.phase as MilestonePhase);
      return place ? { ...phase, from: place.from.toString(), to: place.to.toString() } : phase;
    }),
  };
}

/** @returns whether a phase of a site of the space has other dates than before */
function isDatedAnew(code: string, current: Source, wanted: Source): boolean {
  const of = (source: Source) => listOf(source, 'phases').filter(({ site }) => site === code);
  const before = new Map(of(current).map((one) => [one.phase, one]));
  return of(wanted).some((one) => {
    const known = before.get(one.phase);
    return known !== undefined && (known.from !== one.from || known.to !== one.to);
  });
}

function isUsual({ phase, from, to, state, done }: Entry, goLive: Temporal.PlainDate): boolean {
  const usual = defaultPhases.find((one) => one.phase === phase);
  if (!usual || done !== undefined || (state !== undefined && state !== 'todo')) return false;
  const is = (date: unknown, days: number) => date === goLive.add({ days }).toString();
  return is(from, usual.startDays) && is(to, usual.endDays);
}

function givenOf(one: Entry, goLive: Temporal.PlainDate): [MilestonePhase, GivenPhase] {
  const { phase, from, to, done, after, state } = one;
  const dates = isUsual(one, goLive) ? {} : { from: day(from), to: day(to), done: day(done) };
  return [
    phase as MilestonePhase,
    { ...dates, after: after as MilestonePhase[] | undefined, left: state === 'notApplicable' },
  ];
}

/** @returns undefined when it is no date: that is told elsewhere */
function day(value: unknown): Temporal.PlainDate | undefined {
  try {
    return typeof value === 'string' ? Temporal.PlainDate.from(value) : undefined;
  } catch {
    return undefined;
  }
}

function listOf(source: Source, section: string): Entry[] {
  return (source[section] ?? []) as Entry[];
}
