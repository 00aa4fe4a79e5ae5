import type { TimelineRule } from '../delivery/timeline.ts';
import { draftDays } from './due-day.ts';

/** Around the day a report is due (domain.md 4.3: draft at -5, co-signature at -2, sent day 0), and while it is late. */
export const reportRules: readonly TimelineRule[] = [
  act('REPORT-DRAFT', -draftDays, 'report.draft', 'back'),
  act('REPORT-SIGN', -2, 'report.askSignatures', 'back'),
  // Nobody is written to on a closed day: the next one is the promised one.
  act('REPORT-DUE', 0, 'report.send', 'forward'),
  act('REPORT-LATE-3', 3, 'report.send', 'forward'),
  act('REPORT-LATE-7', 7, 'report.send', 'forward'),
];

function act(code: string, days: number, message: string, shift: TimelineRule['shift']): TimelineRule {
  return {
    code,
    anchor: 'due',
    offset: { days },
    hour: 'default',
    shift,
    audience: 'house',
    message,
    nature: 'act',
  };
}
