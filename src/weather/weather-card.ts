/** The whole weather of a meeting, and who has not given theirs. */
import type { Block, ListItem } from '../conversation/card.ts';
import { formatDateTime, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { isAhead, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import type { Transaction } from '../store/store.ts';
import { type ExpectedLine, expectedLines } from './expected-lines.ts';
import { previousWeather, type WeatherReading, weatherOf } from './readings.ts';
import { lineKey } from './weather-line.ts';
import { lineName, weatherLines } from './weather-lines.ts';

/** A line that nobody has given; what the meeting before had is told, never taken over (C55). */
export interface MissingLine extends ExpectedLine {
  previous: WeatherReading['previous'];
}

/** @returns what nobody has given for a meeting to come; nothing once it has opened */
export async function missingWeather(tx: Transaction, meeting: MeetingWithPeople): Promise<MissingLine[]> {
  if (!isAhead(meeting)) return [];
  const rows = await tx.weatherReading.findMany({ where: { meetingId: meeting.id } });
  const given = new Set(rows.map(lineKey));
  const before = await previousWeather(tx, meeting);
  const lines = await expectedLines(tx, meeting);
  return lines
    .filter((line) => !given.has(lineKey(line)))
    .map((line) => ({ ...line, previous: before.get(lineKey(line)) ?? null }));
}

/** @param inShort the values alone, without what was said of them nor who is awaited */
export async function weatherBlocks(
  tx: Transaction,
  meeting: MeetingWithPeople,
  t: Translator,
  inShort = false,
): Promise<Block[]> {
  const whole = await weatherOf(tx, meeting.id);
  const readings = inShort ? whole.map((one) => ({ ...one, comment: null, remedy: null })) : whole;
  const missing = inShort ? [] : await missingWeather(tx, meeting);
  const project = readings.filter(({ axis }) => axis !== 'site');
  const sites = readings.filter(({ axis }) => axis === 'site');
  return [
    { kind: 'text', text: stateOf(meeting, readings.length, t) },
    ...listOf(t('weather.list.project'), weatherLines(project, t)),
    ...listOf(t('weather.list.sites'), weatherLines(sites, t)),
    ...listOf(t('weather.list.missing'), missingItems(missing, t)),
  ];
}

function stateOf(meeting: MeetingWithPeople, given: number, t: Translator): string {
  if (meeting.state === 'cancelled') return t('weather.cancelled');
  const when = formatDateTime(startOf(meeting).toPlainDateTime(), t.locale);
  if (isAhead(meeting)) return t('weather.canChange', { when });
  return t(given === 0 ? 'weather.none' : 'weather.frozen');
}

function listOf(heading: string, items: ListItem[]): Block[] {
  return items.length > 0 ? [{ kind: 'list', heading, items }] : [];
}

/** One item for those who are asked, with all their lines: « Yann Kerbrat : S03 · EHPAD Résidence du Port ». */
function missingItems(missing: readonly MissingLine[], t: Translator): ListItem[] {
  const byAsked = Map.groupBy(missing, ({ asked }) => asked.map(({ name }) => name).join('|'));
  return [...byAsked.values()].map((lines) => {
    const names = lines[0]?.asked.map(({ name }) => name) ?? [];
    const who = names.length > 0 ? formatList(names, t.locale, 'disjunction') : t('weather.noDirector');
    const said = lines.map((line) =>
      line.previous
        ? t('weather.missing.previously', {
            line: lineName(line, t),
            value: t(`weather.value.${line.previous}`),
          })
        : lineName(line, t),
    );
    return { text: [{ bold: who }, ` · ${said.join(', ')}`] };
  });
}
