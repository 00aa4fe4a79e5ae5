import type { Turn } from '../conversation/command.ts';
import { todayAt } from '../conversation/moment-words.ts';

/** @returns the local day on which the person acts: what absences, memberships and due dates are compared with. */
export function today(turn: Pick<Turn, 'now' | 'timeZone'>): Temporal.PlainDate {
  return todayAt(turn);
}
