import type { TimelineRule } from '../delivery/timeline.ts';

/** What follows the sending of minutes (domain.md 4.3); `reminder` and `lock` are days of approval.ts. */
export const approvalRules: readonly TimelineRule[] = [
  {
    code: 'M13',
    anchor: 'reminder',
    offset: {},
    hour: 'default',
    audience: 'members',
    message: 'minutes.reminder',
    nature: 'reminder',
    conditional: true,
    live: true,
  },
  {
    code: 'M13-SETTLE',
    anchor: 'lock',
    offset: { days: -1 },
    hour: 'default',
    audience: 'settling',
    message: 'minutes.settle',
    nature: 'reminder',
    conditional: true,
  },
  {
    code: 'M14',
    anchor: 'lock',
    offset: {},
    hour: 'exact',
    audience: 'house',
    message: 'minutes.approve',
    nature: 'act',
  },
];

/** Calendar days after the meeting: minutes leave (M12), are asked for again, then every week while they have not left. */
const release = { first: 2, again: [4, 7], everyWeek: 7 };
/** The day on which the chair hears of it too, once. */
export const chairHearsAfter = 14;

/** @returns the day counted by M12 and its repeats: 2, and N of « M12-JN » */
export function releaseDay(rule: string): number {
  return Number(/^M12-J(\d+)$/.exec(rule)?.[1] ?? release.first);
}

/** Minutes that have not left on a day are asked for again (moved forward on closed days). @param day of the last asking */
export function releaseReminders(day: number): TimelineRule[] {
  const later = release.again.filter((one) => one > day);
  const days = later.length > 0 ? later : [day + release.everyWeek];
  return days.map((after) => ({
    code: `M12-J${after}`,
    anchor: 'end',
    offset: { days: after },
    hour: 'default',
    audience: 'house',
    message: 'minutes.publish',
    nature: 'act',
  }));
}
