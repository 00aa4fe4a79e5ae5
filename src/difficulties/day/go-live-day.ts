/** The day a site starts, and the night that still belongs to it. */

/** Local hour of the next day at which the night team has gone home. */
const nightEnds = 12;

/** @returns whether what people press belongs to that day: from its first minute to the end of the night that follows */
export function isGoLiveDay(goLive: Temporal.PlainDate, local: Temporal.PlainDateTime): boolean {
  const from = goLive.toPlainDateTime('00:00');
  const to = goLive.add({ days: 1 }).toPlainDateTime({ hour: nightEnds });
  return Temporal.PlainDateTime.compare(from, local) <= 0 && Temporal.PlainDateTime.compare(local, to) < 0;
}

/** A card that is read in the evening speaks of this night. */
export function isEvening(local: Temporal.PlainTime): boolean {
  return local.hour >= 18 || local.hour < 6;
}
