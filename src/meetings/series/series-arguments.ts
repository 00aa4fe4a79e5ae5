import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { cadenceOf } from '../slot-facts.ts';
import type { SeriesCommittee } from './plan-series.ts';
import { type Rhythm, rankInMonth } from './rhythm.ts';
import { firstDayOn } from './slots.ts';
import { type Cadence, type SeriesWords, understandDays, understandSeries } from './understand-series.ts';

/** Minutes of a monitoring meeting when nothing says otherwise (5.2: Thursdays 11:00 to 11:45). */
const usualMinutes = 45;

export interface SeriesArguments {
  rhythm: string;
  duration?: number;
  from?: Temporal.PlainDate;
  until?: Temporal.PlainDate;
  except?: string;
  title?: string;
}

export interface ReadSeries {
  rhythm: Rhythm;
  start: Temporal.PlainDateTime;
  durationMinutes: number;
  until: Temporal.PlainDate;
  exceptions: Temporal.PlainDate[];
  title?: string;
  /** The rhythm is the committee's own for this phase: nobody said one. */
  proposed: boolean;
}

/**
 * What the line and the fields beside it say together; a field wins over the line.
 *
 * @returns what was understood, or the sentence that says what is missing
 */
export function readSeries(turn: DomainTurn, committee: SeriesCommittee, given: SeriesArguments) {
  const day = today(turn);
  const said = understandSeries(given.rhythm, day);
  if ('problem' in said)
    // @keys meeting.series.problem.*
    return sayNo(
      turn,
      `meeting.series.problem.${said.problem}`,
      { typed: said.typed, why: said.why ?? 'none' },
      'rhythm',
    );
  const until = given.until ?? said.until;
  if (!until) return sayNo(turn, 'meeting.series.problem.until', {}, 'until');
  const extra = given.except ? understandDays(given.except, day) : [];
  if (!Array.isArray(extra))
    return sayNo(
      turn,
      'meeting.series.problem.except',
      { typed: extra.typed, why: extra.why ?? 'none' },
      'except',
    );
  const cadence = said.cadence ?? proposedCadence(committee);
  if (!cadence) return sayNo(turn, 'meeting.series.problem.cadence', {}, 'rhythm');
  const from = given.from ?? said.from ?? day.add({ days: 1 });
  const { rhythm, first } = settle(cadence, said, from);
  return {
    rhythm,
    start: first.toPlainDateTime(said.time),
    durationMinutes: given.duration ?? said.durationMinutes ?? usualMinutes,
    until,
    exceptions: [...said.except, ...extra],
    title: given.title ?? said.title,
    proposed: said.cadence === null,
  } satisfies ReadSeries;
}

/** The committee's rhythm for the project's phase, in whole weeks (4.3). */
function proposedCadence(committee: SeriesCommittee): Cadence | null {
  const days = cadenceOf(committee);
  return days === null ? null : { unit: 'week', every: Math.max(1, Math.round(days / 7)) };
}

/** « Chaque mois, le jeudi » means such a Thursday of the month as the first one is. */
function settle(cadence: Cadence, { weekday }: SeriesWords, from: Temporal.PlainDate) {
  if (cadence.unit === 'week') {
    const rhythm: Rhythm = { ...cadence, weekday };
    return { rhythm, first: firstDayOn(rhythm, from) };
  }
  const nth = cadence.nth ?? rankInMonth(firstDayOn({ unit: 'week', every: 1, weekday }, from));
  const rhythm: Rhythm = { ...cadence, weekday, nth };
  return { rhythm, first: firstDayOn(rhythm, from) };
}

/** Words that `understandSeries` reads back: what a button carries. */
export function printSeries({ rhythm, start }: Pick<ReadSeries, 'rhythm' | 'start'>): string {
  const day = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'][rhythm.weekday - 1];
  const time = start.toPlainTime().toString({ smallestUnit: 'minute' });
  if (rhythm.unit === 'week') return `${day} ${time} toutes les ${rhythm.every} semaines`;
  const rank = rhythm.nth === -1 ? 'dernier' : rhythm.nth === 1 ? '1er' : `${rhythm.nth}e`;
  const months = rhythm.every === 1 ? 'du mois' : `tous les ${rhythm.every} mois`;
  return `${rank} ${day} ${months} ${time}`;
}
