/** A series as people read it: its rhythm, its dates, those it leaves out. */
import type { Block, ListItem } from '../../conversation/card.ts';
import { formatDate, formatDateRange, formatTimeRange } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { startOf } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { answerOf } from '../names.ts';
import type { Rhythm } from './rhythm.ts';
import { heldOf, type Occurrence, rhythmOfSeries, type SeriesWithMeetings, slotOf } from './series.ts';
import type { SkipReason } from './why-skipped.ts';

/** Dates a card shows before it sums the rest up. */
export const shownDates = 14;

interface Promised {
  start: Temporal.PlainDateTime;
  durationMinutes: number;
}

/** @returns « un jeudi sur deux, de 11 h à 11 h 45 ». */
export function rhythmWords(rhythm: Rhythm, { start, durationMinutes }: Promised, t: Translator): string {
  const hours = formatTimeRange(start, start.add({ minutes: durationMinutes }), t.locale);
  return t('meeting.series.rhythm', { rhythm: cadenceWords(rhythm, start, t), hours });
}

/** @returns « un jeudi sur deux », « le 2e mardi du mois ». */
function cadenceWords(rhythm: Rhythm, on: Temporal.PlainDateTime, t: Translator): string {
  const weekday = formatDate(on, t.locale).split(' ')[0] ?? '';
  const every = rhythm.every;
  if (rhythm.unit === 'week') return t('meeting.series.rhythm.week', { every, weekday });
  // @keys meeting.series.rank.*
  const rank = t(`meeting.series.rank.${rhythm.nth === -1 ? 'last' : rhythm.nth}`);
  return t('meeting.series.rhythm.month', { every, weekday, rank });
}

/** @returns « Un jeudi sur deux, de 11 h à 11 h 45 », as a line of its own. */
export function rhythmLine(series: SeriesWithMeetings, t: Translator): string {
  const words = seriesRhythm(series, t);
  return `${words.charAt(0).toLocaleUpperCase(t.locale)}${words.slice(1)}`;
}

/** @returns the rhythm and hours of a stored series. */
export function seriesRhythm(series: SeriesWithMeetings, t: Translator): string {
  const start = Temporal.PlainDateTime.from(series.startsLocal);
  return rhythmWords(rhythmOfSeries(series), { start, durationMinutes: series.durationMinutes }, t);
}

/** @returns « du 3 septembre 2026 au 7 janvier 2027 : 9 réunions ». */
export function spanWords(series: SeriesWithMeetings, t: Translator): string {
  const held = heldOf(series).map((one) => startOf(one).toPlainDate());
  return spanOf(held, t);
}

/** @param dates in order */
export function spanOf(dates: readonly Temporal.PlainDate[], t: Translator): string {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return t('meeting.series.noDate');
  return t('meeting.series.span', { count: dates.length, range: formatDateRange(first, last, t.locale) });
}

/** @returns « jeudi 24 décembre 2026 : période gelée (Gel de fin d’année) ». */
export function skippedLine(slot: Temporal.PlainDateTime, reason: SkipReason, t: Translator): string {
  const { code, ...facts } = reason;
  return t('meeting.series.skippedLine', {
    date: formatDate(slot, t.locale),
    // @keys meeting.series.skip.*
    reason: t(`meeting.series.skip.${code}`, facts),
  });
}

/** The dates ahead, each as it stands: moved, or with this person's answer. */
export function datesBlock(
  occurrences: readonly Occurrence[],
  personId: string | null,
  t: Translator,
): Block[] {
  if (occurrences.length === 0) return [];
  const items = occurrences.slice(0, shownDates).map((one) => dateItem(one, personId, t));
  const more = occurrences.length - items.length;
  return [
    { kind: 'list', heading: t('meeting.series.dates'), items },
    ...(more > 0 ? [{ kind: 'text' as const, text: t('meeting.series.moreDates', { count: more }) }] : []),
  ];
}

function dateItem(one: Occurrence, personId: string | null, t: Translator): ListItem {
  const start = startOf(one).toPlainDateTime();
  const moved = !start.equals(slotOf(one));
  const answer = answerOf(one, personId);
  const details = [
    ...(moved
      ? [t('meeting.series.movedFrom', { date: formatDate(slotOf(one), t.locale, { year: false }) })]
      : []),
    ...(answer ? [t('meeting.list.answer', { answer: t(`meeting.answer.${answer}`) })] : []),
  ];
  const text = one.exception ? whenLine(one, t) : formatDate(start, t.locale);
  return {
    text: [{ bold: text }, ` · ${one.title}`],
    ...(details.length > 0 ? { detail: details.join(' · ') } : {}),
  };
}
