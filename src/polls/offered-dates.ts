/** The dates somebody offers: read, judged, and said back before anybody is asked. */
import type { Block } from '../conversation/card.ts';
import { formatDate, formatDateTime, formatDateTimeRange } from '../conversation/format.ts';
import type { MomentProblem } from '../conversation/moment-words.ts';
import type { Reply } from '../conversation/reply.ts';
import { warningBlock } from '../meetings/schedule-card.ts';
import { holdsBack, scheduleWarnings, type Warning } from '../meetings/schedule-warnings.ts';
import { slotFacts } from '../meetings/slot-facts.ts';
import { votersOn } from '../meetings/voters.ts';
import { judgeAct } from '../people/permit.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import { type DatesProblem, type ReadDates, readDates } from './read-dates.ts';

/** Dates one poll offers at most. */
const mostDates = 10;

export interface Offered {
  start: Temporal.PlainDateTime;
  /** What holds a meeting back at that hour: a closed day, a freeze, a clash, outside hours, far away. */
  warnings: Warning[];
}

/**
 * @param already dates the poll has
 * @returns the dates that were understood, or the sentence that says why they cannot be offered
 */
export function understandDates(
  turn: DomainTurn,
  text: string,
  committee: { timeZone: string },
  already: readonly string[] = [],
): ReadDates | { reply: Reply } {
  const { timeZone } = committee;
  const read = readDates(text, { now: turn.now, timeZone });
  if ('problem' in read) return { reply: misread(turn, read) };
  const no = (key: string, values = {}) => ({ reply: sayNo(turn, key, values, 'dates') });
  const past = read.starts.find(
    (start) => Temporal.Instant.compare(start.toZonedDateTime(timeZone).toInstant(), turn.now) <= 0,
  );
  if (past) return no('poll.dates.past', { when: formatDateTime(past, turn.locale) });
  const known = read.starts.find((start) => already.includes(wallTime(start)));
  if (known) return no('poll.dates.known', { when: formatDateTime(known, turn.locale) });
  if (read.starts.length + already.length > mostDates)
    return no('poll.dates.tooMany', { count: read.starts.length + already.length, most: mostDates });
  return read;
}

/** @returns `2026-09-22T14:00` */
export function wallTime(start: Temporal.PlainDateTime): string {
  return start.toString({ smallestUnit: 'minute' });
}

/** Who would be asked: the voting members on the day of any of the dates. @returns person ids */
export async function votersOnAny(
  turn: Pick<DomainTurn, 'tx'>,
  committeeId: string,
  starts: readonly Temporal.PlainDateTime[],
): Promise<string[]> {
  const voters = new Set<string>();
  for (const start of starts)
    for (const id of await votersOn(turn.tx, committeeId, start.toPlainDate())) voters.add(id);
  return [...voters];
}

/** @param people person ids who would be invited */
export async function judgeDates(
  turn: DomainTurn,
  committee: Pick<Committee, 'id'>,
  slots: { starts: readonly Temporal.PlainDateTime[]; durationMinutes: number; people: string[] },
): Promise<Offered[]> {
  const whole = await turn.tx.committee.findUniqueOrThrow({
    where: { id: committee.id },
    include: { organisation: true, space: true },
  });
  const offered: Offered[] = [];
  for (const start of slots.starts) {
    const facts = await slotFacts(turn.tx, {
      committee: whole,
      start,
      durationMinutes: slots.durationMinutes,
      people: slots.people,
      now: turn.now,
      locale: turn.locale,
    });
    offered.push({ start, warnings: scheduleWarnings(facts).filter(holdsBack) });
  }
  return offered;
}

/** Each date with its weekday, and what to beware of right under it. */
export function offeredBlocks(
  turn: DomainTurn,
  offered: readonly Offered[],
  durationMinutes: number,
): Block[] {
  return offered.flatMap(({ start, warnings }): Block[] => [
    {
      kind: 'list',
      items: [
        {
          text: [{ bold: formatDateTimeRange(start, start.add({ minutes: durationMinutes }), turn.locale) }],
        },
      ],
    },
    ...warnings.map((warning) => warningBlock(turn, warning)),
  ]);
}

/** What was understood, before anybody is asked. @param carried arguments of the command that confirms it */
export function confirmDates(
  turn: DomainTurn,
  shown: { offered: readonly Offered[]; durationMinutes: number },
  command: 'poll' | 'poll add',
  carried: Record<string, string | undefined>,
): Reply {
  const { t } = turn;
  const doubtful = shown.offered.some(({ warnings }) => warnings.length > 0);
  const given = Object.entries(carried).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t('poll.preview.heading'),
      blocks: [
        { kind: 'text', text: t('poll.preview.understood', { count: shown.offered.length }) },
        ...offeredBlocks(turn, shown.offered, shown.durationMinutes),
        { kind: 'text', text: t('meeting.preview.nothingSent') },
      ],
      actions: [
        {
          id: 'confirm',
          label: t(doubtful ? 'poll.preview.confirmAnyway' : 'poll.preview.confirm', {
            count: shown.offered.length,
          }),
          style: 'primary',
          command,
          arguments: { ...Object.fromEntries(given), confirmed: 'true' },
        },
      ],
    },
  };
}

/** Relative words mean another day when somebody confirms them later: who only proposes writes dates in figures. */
export async function refuseRelativeProposal(
  turn: DomainTurn,
  read: ReadDates,
  committeeId: string,
): Promise<Reply | null> {
  if (read.explicit) return null;
  const { verdict } = await judgeAct(turn, 'meeting.schedule', { committeeId, own: false });
  if (verdict !== 'proposes') return null;
  const example = read.starts
    .map(
      (start) =>
        `${start.toPlainDate().toLocaleString('fr-FR')} ${start.toPlainTime().toString({ smallestUnit: 'minute' })}`,
    )
    .join(', ');
  return sayNo(turn, 'poll.dates.figures', { example }, 'dates');
}

function misread(turn: DomainTurn, read: DatesProblem): Reply {
  const key = `poll.dates.${read.problem}`;
  return sayNo(turn, key, { typed: read.typed, ...wordsOf(read, turn) }, 'dates');
}

/** What the sentence of a problem says besides the words that were typed. */
function wordsOf(read: DatesProblem, { locale }: DomainTurn): Record<string, string> {
  const dated = read as Partial<Extract<MomentProblem, { date: Temporal.PlainDate }>>;
  if (!dated.date) return {};
  const weekday = formatDate(dated.date, locale).split(' ')[0] ?? '';
  return { weekday, date: formatDate(dated.date, locale), example: dated.date.toLocaleString('fr-FR') };
}
