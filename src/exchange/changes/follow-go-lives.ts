import { defaultPhases } from '../../deployments/default-phases.ts';
import { followsGoLive } from '../../deployments/follows-go-live.ts';
import type { Entry, Source } from './merge-spaces.ts';

/**
 * A go-live that a workbook moves takes its phases along by as many days, but those that the workbook dates: there it has the
 * last word, so that it says the same when it is imported again. A first go-live puts phases without dates at their usual
 * days.
 *
 * @returns the merged file, as the space will stand
 */
export function followGoLives(current: Source, read: Source, merged: Source): Source {
  const moved = new Map(
    listOf(merged, 'sites').flatMap(({ code, goLive }) => {
      const known = listOf(current, 'sites').find((site) => site.code === code);
      const [from, to] = [day(known?.goLive), day(goLive)];
      return known && to && !(from && to.equals(from)) ? [[code, { from, to }] as const] : [];
    }),
  );
  if (moved.size === 0) return merged;
  return {
    ...merged,
    phases: listOf(merged, 'phases').map((phase) => {
      const move = moved.get(phase.site);
      if (!move || !followsGoLive({ state: String(phase.state), doneOn: phase.done })) return phase;
      const said = listOf(read, 'phases').find((one) => one.site === phase.site && one.phase === phase.phase);
      return {
        ...phase,
        ...(said?.from === undefined && { from: followed('from', phase, move) }),
        ...(said?.to === undefined && { to: followed('to', phase, move) }),
      };
    }),
  };
}

function followed(
  field: 'from' | 'to',
  phase: Entry,
  { from, to }: { from: Temporal.PlainDate | null; to: Temporal.PlainDate },
): unknown {
  const date = day(phase[field]);
  if (date && from) return date.add(from.until(to, { largestUnit: 'day' })).toString();
  if (date) return phase[field];
  const usual = defaultPhases.find((one) => one.phase === phase.phase);
  return usual && to.add({ days: field === 'from' ? usual.startDays : usual.endDays }).toString();
}

/** @returns null when it is no date: that is told elsewhere */
function day(value: unknown): Temporal.PlainDate | null {
  try {
    return typeof value === 'string' ? Temporal.PlainDate.from(value) : null;
  } catch {
    return null;
  }
}

function listOf(source: Source, section: string): Entry[] {
  return (source[section] ?? []) as Entry[];
}
