import type { MilestonePhase } from '../store/generated/enums.ts';
import { defaultPhases } from './default-phases.ts';

/** What a plan says of a phase; what it leaves out follows from the go-live. */
export interface GivenPhase {
  from?: Temporal.PlainDate;
  to?: Temporal.PlainDate;
  /** The day it ended, whatever was planned. */
  done?: Temporal.PlainDate;
  /** Empty: as usual. */
  after?: readonly MilestonePhase[];
  /** The site does not go through it: it holds nothing up. */
  left?: boolean;
}

/** Both days included. */
export interface Period {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

interface Placed extends Period {
  after: readonly MilestonePhase[];
  left: boolean;
  /** People dated it, or it is the go-live: it stays where it is. */
  fixed: boolean;
}

type Places = Map<MilestonePhase, Placed>;

/**
 * Places the nine phases of a site and its go-live. Those that nobody dated stand at their usual days, and make room for those
 * that are dated: they keep their length where they can, and are shorter where they must. Only dates that contradict one another
 * still overlap.
 *
 * @param given what the plan says, by phase
 */
export function phasesAround(
  goLive: Temporal.PlainDate,
  given: ReadonlyMap<MilestonePhase, GivenPhase>,
): Map<MilestonePhase, Period> {
  const places: Places = new Map(
    defaultPhases.map(({ phase, startDays, endDays, after, pilotOnly }) => {
      const said = given.get(phase) ?? {};
      const usual = { from: goLive.add({ days: startDays }), to: goLive.add({ days: endDays }) };
      const fixed = [said.from, said.to, said.done].some(Boolean) || phase === 'goLive';
      const left = said.left ?? pilotOnly ?? false;
      return [
        phase,
        {
          from: said.from ?? earlier(usual.from, said.to ?? usual.from),
          to: said.to ?? later(usual.to, said.from ?? usual.to),
          after: said.after?.length ? said.after : after,
          left,
          fixed: fixed || left,
        },
      ];
    }),
  );
  const ends = (phase: MilestonePhase) => given.get(phase)?.done ?? places.get(phase)?.to;
  const inOrder = defaultPhases.map(({ phase }) => phase);
  for (const phase of inOrder.toReversed()) moveBack(phase, places);
  for (const phase of inOrder) moveOn(phase, places, ends);
  return new Map([...places].map(([phase, { from, to }]) => [phase, { from, to }]));
}

/** Before what waits for it. */
function moveBack(phase: MilestonePhase, places: Places): void {
  const place = places.get(phase) as Placed;
  const limit = waitingFor(phase, places).map(({ from }) => from);
  const by = limit.map((start) => place.to.until(start, { largestUnit: 'day' }).days);
  const days = Math.min(0, ...by);
  if (!place.fixed && days < 0)
    places.set(phase, { ...place, from: place.from.add({ days }), to: place.to.add({ days }) });
}

/** After what it waits for, as far as what waits for it leaves room. */
function moveOn(
  phase: MilestonePhase,
  places: Places,
  ends: (phase: MilestonePhase) => Temporal.PlainDate | undefined,
): void {
  const place = places.get(phase) as Placed;
  const awaited = place.after.filter((name) => !places.get(name)?.left).flatMap((name) => ends(name) ?? []);
  const from = awaited.reduce(later, place.from);
  if (place.fixed || from.equals(place.from)) return;
  const moved = place.to.add(place.from.until(from));
  const last = lastDay(phase, places);
  const to = last ? later(from, earlier(moved, last)) : moved;
  places.set(phase, { ...place, from, to });
}

/** The last day on which a phase may end so that those after it still fit before the next date that stands. */
function lastDay(phase: MilestonePhase, places: Places): Temporal.PlainDate | null {
  const days = waitingPhases(phase, places).flatMap((name) => {
    const place = places.get(name) as Placed;
    return place.fixed ? place.from : (lastDay(name, places) ?? []);
  });
  return days.length > 0 ? days.reduce(earlier) : null;
}

function waitingFor(phase: MilestonePhase, places: Places): Placed[] {
  return waitingPhases(phase, places).map((name) => places.get(name) as Placed);
}

/** A plan may name phases in a circle: only those later in the usual order count. */
function waitingPhases(phase: MilestonePhase, places: Places): MilestonePhase[] {
  const names = [...places.keys()];
  return names
    .slice(names.indexOf(phase) + 1)
    .filter((name) => places.get(name)?.after.includes(phase) && !places.get(name)?.left);
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one;
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? one : other;
}
