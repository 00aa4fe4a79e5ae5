/** The whole weather of a meeting, and who has not given theirs. */

import { type Block, listOf } from '../conversation/card.ts';
import { formatDateTime, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { isAhead } from '../people/ahead-states.ts';
import type { Transaction } from '../store/store.ts';
import { type ExpectedLine, expectedLines } from './expected-lines.ts';
import { weatherOf } from './readings.ts';
import { shortList } from './short-list.ts';
import { lineKey } from './weather-line.ts';
import { weatherLines } from './weather-lines.ts';

/** @returns the lines that nobody has given for a meeting to come; nothing once it has opened */
async function missingWeather(tx: Transaction, meeting: MeetingWithPeople): Promise<ExpectedLine[]> {
  if (!isAhead(meeting)) return [];
  const rows = await tx.weatherReading.findMany({ where: { meetingId: meeting.id } });
  const given = new Set(rows.map(lineKey));
  return (await expectedLines(tx, meeting)).filter((line) => !given.has(lineKey(line)));
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
    ...missingTexts(missing, t).map((text) => ({ kind: 'text' as const, text })),
  ];
}

function stateOf(meeting: MeetingWithPeople, given: number, t: Translator): string {
  if (meeting.state === 'cancelled') return t('weather.cancelled');
  const when = formatDateTime(startOf(meeting).toPlainDateTime(), t.locale);
  if (isAhead(meeting)) return t('weather.canChange', { when });
  return t(given === 0 ? 'weather.none' : 'weather.frozen');
}

/** « Sans météo : Yann Kerbrat, Fatou Diallo et 3 autres. »; apart, the sites nobody can be asked for. */
function missingTexts(missing: readonly ExpectedLine[], t: Translator): string[] {
  const people = missing
    .filter(({ asked }) => asked.length > 0)
    .map(({ asked }) =>
      formatList(
        asked.map(({ name }) => name),
        t.locale,
        'disjunction',
      ),
    );
  const sites = missing.filter(({ asked }) => asked.length === 0).map(({ siteCode }) => siteCode);
  const said = (key: string, all: readonly string[]) =>
    all.length > 0 ? [t(key, { names: shortList([...new Set(all)], t) })] : [];
  // @keys weather.missing weather.noDirector
  return [...said('weather.missing', people), ...said('weather.noDirector', sites)];
}
