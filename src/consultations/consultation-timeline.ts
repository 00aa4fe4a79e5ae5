import type { TimelineRule } from '../delivery/timeline.ts';

/**
 * Around a written consultation (C23). Its anchors: `dayBefore`, the working day before the last one; `lastMorning`, the last
 * day; `due`, the last moment. Who gets what is resolved in plan-consultation.ts, what it says in the composers of the same
 * name.
 */

/** Each voice is asked; who opened it without a voice follows the counter; the channels see it. */
export const askRules: readonly TimelineRule[] = [
  told('CONSULT', 'consultation.ask', 'asked', 'invitation'),
  told('CONSULT-WATCH', 'consultation.watch', 'author', 'notice'),
  told('CONSULT-POST', 'consultation.counter', 'channels', 'post'),
];

/** It has more time: who said nothing yet hears of it. */
export const extendedRules: readonly TimelineRule[] = [
  told('CONSULT-EXTENDED', 'consultation.extended', 'asked', 'correction'),
];

/** What came of it, once to each. */
export const resultRules: readonly TimelineRule[] = [
  told('CONSULT-RESULT', 'consultation.result', 'concerned', 'notice'),
];

/** Only to who said nothing; armed again when the last moment moves. */
export const waitingRules: readonly TimelineRule[] = [
  reminder('CONSULT-REMIND', 'dayBefore'),
  reminder('CONSULT-LAST-DAY', 'lastMorning'),
  {
    code: 'CONSULT-DUE',
    anchor: 'due',
    offset: {},
    hour: 'exact',
    shift: 'never',
    audience: 'house',
    message: 'consultation.deadline',
    nature: 'act',
    perishable: true,
  },
];

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
    message: 'consultation.reminder',
    nature: 'reminder',
    perishable: true,
    conditional: true,
    live: true,
  };
}
