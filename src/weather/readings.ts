import { previousMeeting } from '../meetings/previous-meeting.ts';
import { namesById } from '../people/names-by-id.ts';
import type { Meeting } from '../store/generated/client.ts';
import type { Weather } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { lineKey, projectAxes, type WeatherLine, type WeatherTrend, weatherTrend } from './weather-line.ts';

/** One line of the weather of a meeting, as somebody gave it. */
export interface WeatherReading extends WeatherLine {
  value: Weather;
  comment: string | null;
  /** What is done about it. */
  remedy: string | null;
  givenBy: string | null;
  givenAt: Temporal.Instant;
  /** Its meeting has opened: it no longer changes. */
  frozen: boolean;
  /** What it was when the meeting before opened. */
  previous: Weather | null;
  trend: WeatherTrend | null;
}

/**
 * The weather of a meeting: what was given for this very meeting, never what the one before had (C55).
 *
 * @returns the axes of the project first, then the sites by code
 */
export async function weatherOf(tx: Transaction, meetingId: string): Promise<WeatherReading[]> {
  const meeting = await tx.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  const rows = await tx.weatherReading.findMany({ where: { meetingId } });
  const previous = await previousWeather(tx, meeting);
  const sites = await siteNames(tx, meeting.spaceId);
  const names = await namesById(
    tx,
    rows.map(({ givenById }) => givenById),
  );
  return inOrder(
    rows.map(({ axis, siteCode, value, comment, remedy, givenById, givenAt, frozenAt }) => {
      const before = previous.get(lineKey({ axis, siteCode })) ?? null;
      return {
        axis,
        siteCode,
        siteName: axis === 'site' ? (sites.get(siteCode) ?? siteCode) : null,
        value,
        comment,
        remedy,
        givenBy: names.get(givenById ?? '') ?? null,
        givenAt: toInstant(givenAt),
        frozen: frozenAt !== null,
        previous: before,
        trend: weatherTrend(value, before),
      };
    }),
  );
}

/** A site in storm: the agenda opens with it (C55). */
export interface StormSite {
  siteId: string;
  code: string;
  name: string;
  comment: string | null;
  remedy: string | null;
}

/** @returns the sites in storm for a meeting, by code; a site that is gone from the project is left out */
export async function stormSites(tx: Transaction, meetingId: string): Promise<StormSite[]> {
  const readings = await tx.weatherReading.findMany({
    where: { meetingId, axis: 'site', value: 'storm' },
    orderBy: { siteCode: 'asc' },
  });
  const [first] = readings;
  if (!first) return [];
  const sites = await tx.site.findMany({
    where: { spaceId: first.spaceId, code: { in: readings.map(({ siteCode }) => siteCode) } },
  });
  return readings.flatMap(({ siteCode, comment, remedy }) => {
    const site = sites.find(({ code }) => code === siteCode);
    return site ? [{ siteId: site.id, code: site.code, name: site.name, comment, remedy }] : [];
  });
}

/** @returns of these sites, by id, those whose last weather given in the committee is a storm */
export async function lastStorms(
  tx: Transaction,
  committeeId: string,
  siteIds: readonly string[],
): Promise<string[]> {
  const sites = await tx.site.findMany({ where: { id: { in: [...siteIds] } } });
  const readings = await tx.weatherReading.findMany({
    where: { axis: 'site', siteCode: { in: sites.map(({ code }) => code) }, meeting: { committeeId } },
    orderBy: { givenAt: 'desc' },
  });
  return sites
    .filter(({ code }) => readings.find(({ siteCode }) => siteCode === code)?.value === 'storm')
    .map(({ id }) => id);
}

/** What was frozen when the meeting before opened, by line; nothing when that one had no weather. */
export async function previousWeather(
  tx: Transaction,
  meeting: Pick<Meeting, 'id' | 'committeeId' | 'startsAt'>,
): Promise<Map<string, Weather>> {
  const before = await previousMeeting(tx, meeting);
  const rows = before
    ? await tx.weatherReading.findMany({ where: { meetingId: before.id, frozenAt: { not: null } } })
    : [];
  return new Map(rows.map((row) => [lineKey(row), row.value]));
}

/** The axes of the project as cards show them, then the sites by code. */
export function inOrder<L extends Pick<WeatherLine, 'axis' | 'siteCode'>>(lines: readonly L[]): L[] {
  const order: readonly string[] = [...projectAxes, 'site'];
  return lines.toSorted(
    (a, b) => order.indexOf(a.axis) - order.indexOf(b.axis) || a.siteCode.localeCompare(b.siteCode, 'en'),
  );
}

async function siteNames(tx: Transaction, spaceId: string): Promise<Map<string, string>> {
  const sites = await tx.site.findMany({ where: { spaceId }, select: { code: true, name: true } });
  return new Map(sites.map(({ code, name }) => [code, name]));
}
