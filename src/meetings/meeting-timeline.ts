import { committeeRules } from '../committees/committee-rules.ts';
import type { TimelineRule } from '../delivery/timeline.ts';
import type { Committee } from '../store/generated/client.ts';

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

/** A meeting called again is convened at once: its invitation is the convocation itself, with the agenda (F-12). */
export const secondCallRules: readonly TimelineRule[] = invitationRules.map((rule) => {
  const message = {
    'meeting.invitation': 'agenda.convocation',
    'meeting.calendarMail': 'agenda.convocationMail',
  };
  return { ...rule, message: message[rule.message as keyof typeof message] ?? rule.message };
});

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
export type TimelineOf = Pick<Committee, 'kind' | 'rules'>;

/** Days between the call for items and the closing of the agenda: J-14 and J-8 (4.3). */
const callBeforeClosingDays = 6;

/** @returns days before a meeting on which its agenda is laid out and items are called for (M02): 14, unless the committee convenes earlier or later */
export function callDays(committee: TimelineOf): number {
  return committeeRules(committee).noticeDays + callBeforeClosingDays;
}

/** Everything before and during a meeting; re-armed when it moves. The notice of the committee's rules sets M02 and M04. */
export function reminderRulesFor(committee: TimelineOf): readonly TimelineRule[] {
  const { kind } = committee;
  const steering = kind === 'copil' || kind === 'executive';
  const rules = [...conveningRules(committeeRules(committee).noticeDays), ...meetingRules];
  return steering ? [...callingRules(callDays(committee)), ...steeringRules, ...rules] : rules;
}

function callingRules(days: number): TimelineRule[] {
  return [
    act('M02', { days: -days }, 'agenda.callForItems'),
    act('M02-WEATHER', { days: -days }, 'weather.collect'),
  ];
}

/** The formal convocation, and the alerts of its day when the chair has not validated. @param days of notice */
function conveningRules(days: number): TimelineRule[] {
  return [
    act('M04', { days: -days }, 'agenda.convene'),
    { ...notValidated('M04-12H', days), hour: { at: '12:00' } },
    { ...notValidated('M04-16H', days), hour: { at: '16:00' } },
  ];
}

const steeringRules: readonly TimelineRule[] = [
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
  {
    code: 'M05',
    anchor: 'start',
    offset: { days: -5 },
    hour: 'default',
    audience: 'secretaryAndLeads',
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

/**
 * A session that nobody closes, planned when it opens; `end` is its promised end, or its opening when that came later. Without a
 * closing there are no minutes, and nothing else is told of it.
 */
export const openingRules: readonly TimelineRule[] = [
  { ...notClosed('NOT-CLOSED'), offset: { minutes: 30 }, hour: 'exact', waitsForOpening: true },
  { ...notClosed('NOT-CLOSED-NEXT'), offset: { days: 1 }, hour: 'default', repeatDays: [7] },
];

function notClosed(code: string): Omit<TimelineRule, 'offset' | 'hour'> {
  return {
    code,
    anchor: 'end',
    audience: 'secretaryAndLeads',
    message: 'session.notClosed',
    nature: 'notice',
    conditional: true,
    live: true,
  };
}

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
function notValidated(code: string, days: number): TimelineRule {
  return {
    code,
    anchor: 'start',
    offset: { days: -days },
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
