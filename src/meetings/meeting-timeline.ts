import type { TimelineRule } from '../delivery/timeline.ts';

/**
 * Timeline around a meeting (domain.md 4.3, readings of 4.4b). Who gets what is resolved in audiences.ts,
 * what it says in the composers of the same name.
 */

/** Told at once when a slot is held: each person, their calendar, the committee's channels. */
export const invitationRules: readonly TimelineRule[] = [
  {
    code: 'M01',
    anchor: 'changed',
    offset: {},
    hour: 'now',
    audience: 'invited',
    message: 'meeting.invitation',
    nature: 'invitation',
    live: true,
  },
  {
    code: 'CALENDAR',
    anchor: 'changed',
    offset: {},
    hour: 'now',
    audience: 'withCalendarMail',
    message: 'meeting.calendarMail',
    nature: 'invitation',
    via: 'email',
  },
  {
    code: 'SUMMARY',
    anchor: 'changed',
    offset: {},
    hour: 'now',
    audience: 'channels',
    message: 'meeting.summary',
    nature: 'post',
    live: true,
  },
];

/** On a move the notice of the move replaces M01; it reaches the invited and everyone already told. */
export const moveRules: readonly TimelineRule[] = [
  told('MOVE', 'meeting.moved', 'told'),
  told('MOVE-POST', 'meeting.movedPost', 'channels'),
  { ...told('CALENDAR', 'meeting.calendarMail', 'withCalendarMail'), live: false, via: 'email' },
];

/** Place, link or length changed; the date did not, so answers stand. */
export const detailRules: readonly TimelineRule[] = [
  told('UPDATE', 'meeting.updated', 'told'),
  { ...told('CALENDAR', 'meeting.calendarMail', 'withCalendarMail'), live: false, via: 'email' },
];

export const cancelRules: readonly TimelineRule[] = [
  told('CANCEL', 'meeting.cancelled', 'told'),
  told('CANCEL-POST', 'meeting.cancelledPost', 'channels'),
  { ...told('CALENDAR', 'meeting.calendarMail', 'withCalendarMail'), live: false, via: 'email' },
];

/** What reminds people of a meeting; re-armed when it moves. */
export const reminderRules: readonly TimelineRule[] = [
  {
    code: 'M03',
    anchor: 'start',
    offset: { days: -10 },
    hour: 'default',
    audience: 'invited',
    message: 'meeting.answerReminder',
    nature: 'reminder',
    perishable: true,
    conditional: true,
    live: true,
  },
  {
    code: 'M08',
    anchor: 'start',
    offset: { days: -1 },
    hour: 'default',
    audience: 'attending',
    message: 'meeting.dayBefore',
    nature: 'notice',
    perishable: true,
    conditional: true,
  },
  {
    code: 'M09',
    anchor: 'start',
    offset: { minutes: -15 },
    hour: 'exact',
    shift: 'never',
    audience: 'attending',
    message: 'meeting.startsSoon',
    nature: 'notice',
    perishable: true,
    conditional: true,
  },
];

function told(code: string, message: string, audience: string): TimelineRule {
  return {
    code,
    anchor: 'changed',
    offset: {},
    hour: 'now',
    audience,
    message,
    nature: audience === 'channels' ? 'post' : 'correction',
    live: true,
  };
}
