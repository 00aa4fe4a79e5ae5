import { aroundGoLive, isAround } from '../../sites/around-go-live.ts';

const { watched } = aroundGoLive;

export interface GoLive {
  /** Name of the site. */
  site: string;
  on: Temporal.PlainDate;
}

/**
 * The dates that make a series weekly from J-7 to J+14 of the go-lives it crosses.
 *
 * @param slots of the series' own rule, which all share one weekday and hour
 * @param goLives of the project; those outside the series add nothing
 * @returns slots that the rule does not have, in order, each once
 */
export function goLiveWeeks(
  slots: readonly Temporal.PlainDateTime[],
  goLives: readonly GoLive[],
  until: Temporal.PlainDate,
): Temporal.PlainDateTime[] {
  const [first] = slots;
  if (!first) return [];
  const own = new Set(slots.map(String));
  const added: Temporal.PlainDateTime[] = [];
  for (
    let slot = first;
    Temporal.PlainDate.compare(slot.toPlainDate(), until) <= 0;
    slot = slot.add({ weeks: 1 })
  )
    if (!own.has(slot.toString()) && goLives.some(({ on }) => isAround('watched', on, slot.toPlainDate())))
      added.push(slot);
  return added;
}

/** The go-lives whose weeks of watch touch the series. */
export function goLivesCrossed(
  goLives: readonly GoLive[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): GoLive[] {
  return goLives
    .filter(
      ({ on }) =>
        Temporal.PlainDate.compare(on.subtract({ days: watched.before }), until) <= 0 &&
        Temporal.PlainDate.compare(from, on.add({ days: watched.after })) <= 0,
    )
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on));
}
