import type { TimelineRule } from '../delivery/timeline.ts';

/**
 * Around a poll (issue 4, point 3). Its anchors: `remind`, two working days before the last day of answers; `lastMorning`,
 * that day or the working day before it; `due`, when it is over; `slot-<number>`, the hour of each date. Who gets what is
 * resolved in plan-poll.ts, what it says in the composers of the same name.
 */

/** Each person is asked; who opened it without being asked follows the answers; the channels see a counter. */
export const askRules: readonly TimelineRule[] = [
  told('POLL', 'poll.ask', 'asked', 'invitation'),
  told('POLL-WATCH', 'poll.watch', 'author', 'notice'),
  told('POLL-POST', 'poll.counter', 'channels', 'post'),
];

/** A date was added: only what lacks an answer is asked. */
export const addedRules: readonly TimelineRule[] = [told('POLL-ADDED', 'poll.added', 'asked', 'correction')];

export const cancelRules: readonly TimelineRule[] = [
  told('POLL-CANCEL', 'poll.cancelled', 'told', 'correction'),
];

/** Only to who has not answered; armed again when the last day moves. */
export const answerRules: readonly TimelineRule[] = [
  reminder('POLL-REMIND', 'remind'),
  reminder('POLL-LAST-DAY', 'lastMorning'),
  { ...act('POLL-DUE', 'due', 'poll.deadline') },
];

/** A date whose hour comes can no longer be chosen. @param numbers of the dates */
export function passingRules(numbers: readonly number[]): TimelineRule[] {
  return numbers.map((number) => act(`POLL-PASSED-${number}`, `slot-${number}`, 'poll.datePassed'));
}

function told(code: string, message: string, audience: string, nature: TimelineRule['nature']): TimelineRule {
  return { code, anchor: 'changed', offset: {}, hour: 'now', audience, message, nature, live: true };
}

function reminder(code: string, anchor: string): TimelineRule {
  return {
    code,
    anchor,
    offset: {},
    hour: 'default',
    shift: 'never',
    audience: 'asked',
    message: 'poll.reminder',
    nature: 'reminder',
    perishable: true,
    conditional: true,
    live: true,
  };
}

function act(code: string, anchor: string, message: string): TimelineRule {
  return {
    code,
    anchor,
    offset: {},
    hour: 'exact',
    shift: 'never',
    audience: 'house',
    message,
    nature: 'act',
    perishable: true,
  };
}
