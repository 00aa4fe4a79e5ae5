/** One's own lines of the weather, each over its buttons: one press a line. */

import type { Block, Card, CommandButton } from '../conversation/card.ts';
import { formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, referenceOf, startOf } from '../meetings/meeting.ts';
import { isAhead } from '../people/ahead-states.ts';
import type { Transaction } from '../store/store.ts';
import { type ExpectedLine, expectedLines, linesOf } from './expected-lines.ts';
import { previousWeather, type WeatherReading, weatherOf } from './readings.ts';
import { lineKey, type WeatherLine, weathers } from './weather-line.ts';
import { lineName, weatherLines } from './weather-lines.ts';

/** Lines that one card holds with their buttons; the others are given by typing. */
const shownLines = 20;

export interface Sheet {
  /** Null when this person is asked for nothing. */
  card: Card | null;
  /** How many of their lines nobody has given yet. */
  missing: number;
}

/** @param said what stands above the lines: what has just been noted */
export async function weatherSheet(
  tx: Transaction,
  meeting: MeetingWithPeople,
  personId: string | null,
  t: Translator,
  said: Block[] = [],
): Promise<Sheet> {
  const mine = linesOf(await expectedLines(tx, meeting), personId);
  if (mine.length === 0) return { card: null, missing: 0 };
  const readings = new Map((await weatherOf(tx, meeting.id)).map((reading) => [lineKey(reading), reading]));
  const before = await previousWeather(tx, meeting);
  const open = isAhead(meeting);
  const missing = mine.filter((line) => !readings.has(lineKey(line))).length;
  const blocks = mine.slice(0, shownLines).flatMap((line): Block[] => {
    const reading = readings.get(lineKey(line));
    if (reading) return givenBlocks(reading, meeting, t);
    const was = before.get(lineKey(line));
    const name = { bold: lineName(line, t) };
    const previously = was ? ` · ${t('weather.lastTime', { value: t(`weather.value.${was}`) })}` : '';
    return [
      { kind: 'text', text: previously ? [name, previously] : [name] },
      ...(open
        ? [{ kind: 'actions' as const, buttons: weathers.map((value) => pressOf(line, value, meeting, t)) }]
        : []),
    ];
  });
  const more = mine.length - shownLines;
  const card: Card = {
    heading: t(missing === 0 || !open ? 'weather.sheet.given' : 'weather.sheet.heading', {
      title: meeting.title,
    }),
    blocks: [
      ...said,
      { kind: 'text', text: introOf(meeting, missing, t) },
      ...blocks,
      ...(more > 0 ? [{ kind: 'text' as const, text: t('weather.sheet.more', { count: more }) }] : []),
    ],
  };
  return { card, missing };
}

function introOf(meeting: MeetingWithPeople, missing: number, t: Translator): string {
  if (meeting.state === 'cancelled') return t('weather.cancelled');
  if (!isAhead(meeting)) return t('weather.frozen');
  const when = formatDateTime(startOf(meeting).toPlainDateTime(), t.locale);
  return t(missing === 0 ? 'weather.sheet.thanks' : 'weather.sheet.ask', { when });
}

/** What was given, and one button to change it or to say more. */
function givenBlocks(reading: WeatherReading, meeting: MeetingWithPeople, t: Translator): Block[] {
  const unexplained = reading.value === 'storm' && !reading.comment;
  const button: CommandButton = {
    id: `change-${lineKey(reading)}`,
    label: t(unexplained ? 'weather.button.explain' : 'weather.button.change'),
    ...(unexplained && { style: 'primary' }),
    command: 'weather give',
    arguments: lineArguments(reading, meeting),
  };
  return [
    { kind: 'list', items: weatherLines([reading], t) },
    ...(isAhead(meeting) ? [{ kind: 'actions' as const, buttons: [button] }] : []),
  ];
}

function pressOf(
  line: ExpectedLine,
  value: (typeof weathers)[number],
  meeting: MeetingWithPeople,
  t: Translator,
): CommandButton {
  return {
    id: `${value}-${lineKey(line)}`,
    label: t(`weather.button.${value}`),
    command: 'weather give',
    arguments: { ...lineArguments(line, meeting), value },
  };
}

/** What a button carries to say which line it is about. */
function lineArguments(
  line: Pick<WeatherLine, 'axis' | 'siteCode'>,
  meeting: MeetingWithPeople,
): Record<string, string> {
  const which: Record<string, string> = line.axis === 'site' ? { site: line.siteCode } : { axis: line.axis };
  return { meeting: referenceOf(meeting), ...which };
}
