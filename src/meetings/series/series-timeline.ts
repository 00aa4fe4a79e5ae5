import type { TimelineRule } from '../../delivery/timeline.ts';

/** Said once for a whole series (4.4b): to each person, to their calendar, in the committee's channels. */
export const seriesInvitationRules: readonly TimelineRule[] = [
  atOnce('M01', 'series.invitation', 'invited', 'invitation', { live: true }),
  atOnce('CALENDAR', 'series.calendarMail', 'withCalendarMail', 'invitation', { via: 'email' }),
  atOnce('SUMMARY', 'series.summary', 'channels', 'post', { live: true }),
  atOnce('S3-06', 'series.askVendor', 'vendors', 'notice', { live: true }),
];

/** A series that stops: one message to each person, one calendar entry made shorter. */
export const seriesEndRules: readonly TimelineRule[] = [
  atOnce('SERIES-END', 'series.ended', 'told', 'correction', {}),
  atOnce('CALENDAR', 'series.calendarMail', 'withCalendarMail', 'correction', { via: 'email' }),
  atOnce('SERIES-END-POST', 'series.endedPost', 'channels', 'post', {}),
];

function atOnce(
  code: string,
  message: string,
  audience: string,
  nature: TimelineRule['nature'],
  more: Pick<TimelineRule, 'live' | 'via'>,
): TimelineRule {
  return { code, anchor: 'changed', offset: {}, hour: 'now', audience, message, nature, ...more };
}
