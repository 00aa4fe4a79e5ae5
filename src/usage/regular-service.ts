import { dayOfRule } from '../deployments/deployment-timeline.ts';

/** The clocks of the verification of regular service (VSR), domain.md F-10 and C32. */

/** Days over which it is observed, counted from the go-live: its end is told then. */
const observedDays = dayOfRule('D30');
/** Days within which the vendor is notified of its result. */
const noticeDays = 7;

export interface RegularService {
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate;
  /** Last day to notify the vendor. */
  noticeBy: Temporal.PlainDate;
}

/** @param goLive the first day, on which the observation begins */
export function regularService(goLive: Temporal.PlainDate): RegularService {
  const endsOn = goLive.add({ days: observedDays });
  return { startsOn: goLive, endsOn, noticeBy: endsOn.add({ days: noticeDays }) };
}
