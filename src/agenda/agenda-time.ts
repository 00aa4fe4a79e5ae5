/** How much of a meeting its points take. */
export interface AgendaTime {
  /** Minutes of the accepted points that say how long they take. */
  accepted: number;
  /** The same with the proposed ones. */
  withProposed: number;
  /** Accepted points that do not say how long they take. */
  untimed: number;
  /** Minutes by which the accepted points exceed the meeting, 0 when they fit. */
  over: number;
}

interface TimedPoint {
  state: string;
  minutes: number | null;
}

/** @param meetingMinutes length of the meeting */
export function agendaTime(points: readonly TimedPoint[], meetingMinutes: number): AgendaTime {
  const of = (states: readonly string[]) => points.filter(({ state }) => states.includes(state));
  const total = (some: readonly TimedPoint[]) => some.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const accepted = total(of(['accepted']));
  return {
    accepted,
    withProposed: total(of(['accepted', 'proposed'])),
    untimed: of(['accepted']).filter(({ minutes }) => minutes === null).length,
    over: Math.max(0, accepted - meetingMinutes),
  };
}
