import type { TimelineRule } from '../delivery/timeline.ts';
import type { CommitteeKind } from '../store/generated/enums.ts';

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

/** Whose timeline it is: monitoring series and groups have no call for items nor forecast (4.4b). */
export interface TimelineOf {
  kind: CommitteeKind;
}

/** Everything before and during a meeting; re-armed when it moves. */
export function reminderRulesFor({ kind }: TimelineOf): readonly TimelineRule[] {
  const steering = kind === 'copil' || kind === 'executive';
  return steering ? [...steeringRules, ...meetingRules] : meetingRules;
}

const steeringRules: readonly TimelineRule[] = [
  act('M02', { days: -14 }, 'agenda.callForItems'),
  act('M02-WEATHER', { days: -14 }, 'weather.collect'),
  {
    code: 'M06',
    anchor: 'start',
    offset: { days: -3 },
    hour: 'default',
    audience: 'leads',
    message: 'meeting.forecast',
    nature: 'notice',
    perishable: true,
    conditional: true,
    live: true,
  },
];

const meetingRules: readonly TimelineRule[] = [
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
  act('M04', { days: -8 }, 'agenda.convene'),
  { ...notValidated('M04-12H'), hour: { at: '12:00' } },
  { ...notValidated('M04-16H'), hour: { at: '16:00' } },
  {
    code: 'M05',
    anchor: 'start',
    offset: { days: -5 },
    hour: 'default',
    audience: 'secretaryAndFunctionalLead',
    message: 'agenda.logistics',
    nature: 'notice',
    perishable: true,
    live: true,
  },
  act('M07', { days: -2 }, 'action.askOwners'),
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
    code: 'M08-WEATHER',
    anchor: 'start',
    offset: { days: -1 },
    hour: 'default',
    audience: 'leads',
    message: 'weather.summary',
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
    live: true,
  },
  {
    code: 'M09',
    anchor: 'start',
    offset: { minutes: -15 },
    hour: 'exact',
    shift: 'never',
    audience: 'channels',
    message: 'session.thread',
    nature: 'post',
    perishable: true,
    live: true,
  },
  {
    code: 'M10',
    anchor: 'start',
    offset: {},
    hour: 'exact',
    shift: 'never',
    audience: 'secretary',
    message: 'session.start',
    nature: 'notice',
    perishable: true,
    live: true,
  },
  {
    code: 'NOT-OPENED',
    anchor: 'end',
    offset: { minutes: 30 },
    hour: 'exact',
    waitsForOpening: true,
    audience: 'secretaryAndLeads',
    message: 'session.notOpened',
    nature: 'notice',
    perishable: true,
    conditional: true,
    live: true,
  },
];

/** What follows a meeting, planned when it closes; `end` is then its promised end, or its closing when that came later. */
export const closingRules: readonly TimelineRule[] = [
  {
    code: 'M11',
    anchor: 'end',
    offset: { minutes: 30 },
    hour: 'exact',
    waitsForOpening: true,
    audience: 'secretaryAndLeads',
    message: 'minutes.toCheck',
    nature: 'notice',
    live: true,
  },
  { ...act('M12', { days: 2 }, 'minutes.publish'), anchor: 'end', perishable: false },
  { ...act('M15', { days: 7 }, 'action.digest'), anchor: 'end', perishable: false },
];

/** A timed act at the default hour, counted from the start. */
function act(code: string, offset: TimelineRule['offset'], message: string): TimelineRule {
  return {
    code,
    anchor: 'start',
    offset,
    hour: 'default',
    audience: 'house',
    message,
    nature: 'act',
    perishable: !code.startsWith('M02'),
  };
}

/** The chair has not validated the agenda on the day it should leave (M04). */
function notValidated(code: string): TimelineRule {
  return {
    code,
    anchor: 'start',
    offset: { days: -8 },
    hour: 'default',
    audience: 'leads',
    message: 'agenda.notValidated',
    nature: 'alert',
    perishable: true,
    conditional: true,
    live: true,
  };
}

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
