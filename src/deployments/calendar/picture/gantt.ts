/** The layout of a calendar as a picture: where everything stands, in units; pure, and without a word of its own. */
import type { Weight } from '../checks/conflict.ts';
import type { BandLook, BarLook } from './looks.ts';
import { fitText, textWidth } from './text-width.ts';

export interface GanttRow {
  /** « S01 · 6 oct. ». */
  label: string;
  name: string;
  goLive: Temporal.PlainDate | null;
  mark: Weight | null;
  bars: { look: BarLook; from: Temporal.PlainDate; to: Temporal.PlainDate }[];
}

export interface GanttBand {
  /** What it is, with its dates. */
  label: string;
  look: BandLook;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  /** Places of the rows it concerns; null: all. */
  rows: readonly number[] | null;
}

export interface GanttInput {
  title: string;
  rows: readonly GanttRow[];
  bands: readonly GanttBand[];
  today: Temporal.PlainDate;
  /** « sept. » */
  monthName(month: Temporal.PlainDate): string;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Gantt {
  title: string;
  width: number;
  height: number;
  plot: Box;
  months: { x: number; label: string | null; year: string | null }[];
  rows: (Box & {
    label: string;
    name: string;
    /** Where its two lines of words stand. */
    lines: readonly [number, number];
    mark: { x: number; y: number; weight: Weight } | null;
    bars: (Box & { look: BarLook })[];
    goLive: { x: number; y: number } | null;
  })[];
  bands: (Box & { look: BandLook })[];
  /** Numbers over the bands, which the legend takes up. */
  flags: { x: number; y: number; number: number; look: BandLook }[];
  today: number | null;
  /** Where the legend begins. */
  legend: { y: number; bands: { number: number; label: string; y: number; look: BandLook }[] };
}

/** At the width of a telephone, 390 points, words are still as high as nine of them. */
export const sizes = {
  width: 560,
  margin: 8,
  names: 146,
  title: 30,
  years: 16,
  months: 18,
  flagLine: 17,
  lane: 7,
  laneGap: 1,
  rowPadding: 5,
  leastLanes: 4,
  label: 14,
  name: 12.5,
  small: 12,
  legendLine: 19,
  looks: 4,
} as const;

/** Lines of the legend that name bands; beyond them it says how many more. */
const mostNamed = 14;
/** Half the width of a flag, and the room it needs beside another. */
const flagRoom = 17;

/** @throws RangeError when no row has a date: there is nothing to draw */
export function layOutGantt({ title, rows, bands, today, monthName }: GanttInput): Gantt {
  const span = spanOf(rows);
  const { margin, names, width } = sizes;
  const left = margin + names;
  const right = width - margin;
  const x = (day: Temporal.PlainDate, end = false) => {
    const days = span.from.until(day, { largestUnit: 'day' }).days + (end ? 1 : 0);
    return left + Math.min(1, Math.max(0, days / span.days)) * (right - left);
  };
  const shown = bands.filter(
    ({ from, to }) =>
      Temporal.PlainDate.compare(from, span.to) <= 0 && Temporal.PlainDate.compare(span.from, to) <= 0,
  );
  const flagsTop = sizes.title + sizes.years + sizes.months;
  const flags = placeFlags(shown, (band) => (x(band.from) + x(band.to, true)) / 2, right);
  const top = flagsTop + sizes.flagLine * Math.max(1, ...flags.map(({ line }) => line + 1)) + 3;
  const laned = rows.map(({ bars }) => inLanes(bars));
  const lanes = Math.max(sizes.leastLanes, ...laned.map((lanesOfRow) => lanesOfRow.length));
  const rowHeight = lanes * (sizes.lane + sizes.laneGap) + 2 * sizes.rowPadding;
  const bottom = top + rows.length * rowHeight;
  const legendTop = bottom + 22;
  const named = shown.slice(0, mostNamed);
  const firstNamed = legendTop + sizes.legendLine * sizes.looks;
  return {
    ...{ title, width },
    height: firstNamed + named.length * sizes.legendLine + 4,
    plot: { x: left, y: top, width: right - left, height: bottom - top },
    months: monthsOf(span, x, monthName),
    rows: rows.map((row, index) => {
      const y = top + index * rowHeight;
      const middle = y + rowHeight / 2;
      const markX = left - 13;
      return {
        ...{ x: margin, y, width: right - margin, height: rowHeight },
        label: row.label,
        name: fitText(row.name, names - 6, sizes.name),
        lines: [middle - 4, middle + 12] as const,
        mark: row.mark && { x: markX, y: middle - 9, weight: row.mark },
        bars: (laned[index] ?? []).flatMap((bars, lane) =>
          bars.map(({ look, from, to }) => ({
            look,
            x: x(from),
            y: y + sizes.rowPadding + lane * (sizes.lane + sizes.laneGap),
            width: Math.max(2, x(to, true) - x(from)),
            height: sizes.lane,
          })),
        ),
        goLive: row.goLive && { x: x(row.goLive), y: middle },
      };
    }),
    bands: shown.flatMap((band) => {
      const places = band.rows ?? rows.map((_, index) => index);
      const start = x(band.from);
      return runsOf(places).map(({ first, count }) => ({
        look: band.look,
        x: start,
        y: top + first * rowHeight,
        width: Math.max(2, x(band.to, true) - start),
        height: count * rowHeight,
      }));
    }),
    flags: flags.map(({ x: at, line }, index) => ({
      x: at,
      y: flagsTop + sizes.flagLine * (line + 0.5),
      number: index + 1,
      look: (shown[index] as GanttBand).look,
    })),
    today: holdsDay(span, today) ? x(today) : null,
    legend: {
      y: legendTop,
      bands: named.map(({ label, look }, index) => ({
        number: index + 1,
        look,
        label:
          index === mostNamed - 1 && shown.length > mostNamed
            ? `… + ${shown.length - mostNamed + 1}`
            : fitText(label, width - 2 * margin - 30, sizes.small),
        y: firstNamed + index * sizes.legendLine,
      })),
    },
  };
}

interface Span {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  days: number;
}

/** Whole months, from the first bar to the last. */
function spanOf(rows: readonly GanttRow[]): Span {
  const days = rows
    .flatMap(({ bars, goLive }) => [
      ...bars.flatMap(({ from, to }) => [from, to]),
      ...(goLive ? [goLive] : []),
    ])
    .toSorted(Temporal.PlainDate.compare);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new RangeError('No row of the calendar has a date');
  const from = first.with({ day: 1 });
  const to = last.with({ day: last.daysInMonth });
  return { from, to, days: from.until(to, { largestUnit: 'day' }).days + 1 };
}

function monthsOf(
  { from, to }: Span,
  x: (day: Temporal.PlainDate) => number,
  name: GanttInput['monthName'],
): Gantt['months'] {
  const count = from.until(to, { largestUnit: 'month' }).months + 1;
  const months = Array.from({ length: count }, (_, index) => from.add({ months: index }));
  const room = months.length > 1 ? x(months[1] as Temporal.PlainDate) - x(from) : Number.POSITIVE_INFINITY;
  const widest = Math.max(...months.map((month) => textWidth(name(month), sizes.small)));
  const step = Math.max(1, Math.ceil((widest + 6) / room));
  return months.map((month, index) => ({
    x: x(month),
    label: index % step === 0 ? name(month) : null,
    year: index === 0 || month.month === 1 ? String(month.year) : null,
  }));
}

/** Bars of a row that overlap stand under one another. */
function inLanes(bars: GanttRow['bars']): GanttRow['bars'][] {
  const lanes: GanttRow['bars'][] = [];
  for (const bar of bars.toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from))) {
    const free = lanes.find((lane) => {
      const last = lane.at(-1);
      return last && Temporal.PlainDate.compare(last.to, bar.from) < 0;
    });
    if (free) free.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
}

/** Flags that would cover one another stand on several lines. */
function placeFlags(
  bands: readonly GanttBand[],
  centre: (band: GanttBand) => number,
  right: number,
): { x: number; line: number }[] {
  const lastOfLine: number[] = [];
  return bands.map((band) => {
    const x = Math.min(centre(band), right - flagRoom / 2);
    const free = lastOfLine.findIndex((last) => Math.abs(x - last) >= flagRoom);
    const line = free < 0 ? lastOfLine.length : free;
    lastOfLine[line] = x;
    return { x, line };
  });
}

/** Neighbouring rows are covered by one band. */
function runsOf(places: readonly number[]): { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.first + last.count === place) last.count += 1;
    else runs.push({ first: place, count: 1 });
  }
  return runs;
}

function holdsDay({ from, to }: Span, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0;
}
