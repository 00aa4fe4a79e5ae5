import { judgeAct } from '../../people/permit.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { DomainTurn } from '../../people/turn.ts';

/** What somebody is shown of a calendar beside its dates, which everybody of the project shares (nasty case 5). */
export interface CalendarReading {
  /** What does not fit: for who may comment on it, and who prepares the committee's papers. */
  checks: boolean;
  /** How much of somebody's time is taken: for who answers for the plan. */
  workload: boolean;
  comments: boolean;
}

export async function readingOf(turn: DomainTurn): Promise<CalendarReading> {
  const committeeId = (await steeringCommittee(turn.tx, turn.space.id))?.id;
  const may = async (act: 'calendar.prepare' | 'calendar.comment' | 'minutes.prepare') =>
    (await judgeAct(turn, act, { committeeId, own: false })).verdict === 'allowed';
  const [workload, comments, papers] = await Promise.all([
    may('calendar.prepare'),
    may('calendar.comment'),
    may('minutes.prepare'),
  ]);
  return { workload, comments, checks: workload || comments || papers };
}
