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
    code: 'M14',
    anchor: 'lock',
    offset: {},
    hour: 'exact',
    audience: 'house',
    message: 'minutes.approve',
    nature: 'act',
  },
];

/** Minutes that have not left on J+2 are asked for again while they have not (calendar days, moved forward). */
export const releaseReminders: readonly TimelineRule[] = [4, 7].map((days) => ({
  code: `M12-J${days}`,
  anchor: 'end',
  offset: { days },
  hour: 'default',
  audience: 'house',
  message: 'minutes.publish',
  nature: 'act',
}));
