import { type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { fullName } from '../people/person-name.ts';
import { readLeads } from '../people/read-leads.ts';
import { isAround } from '../sites/around-go-live.ts';
import { readSites } from '../sites/read-sites.ts';
import type { Transaction } from '../store/store.ts';
import { inOrder } from './readings.ts';
import { projectAxes, type WeatherLine } from './weather-line.ts';

/** Committees whose meetings begin with the weather (C55): those that steer. */
export function hasWeather(committee: { kind: string }): boolean {
  return committee.kind === 'copil' || committee.kind === 'executive';
}

/** A line that a meeting is to know, and who is asked for it. */
export interface ExpectedLine extends WeatherLine {
  asked: { id: string; name: string }[];
}

/** What a meeting asks for: the axes of the project of its leads, each site near its go-live, and each pilot, of its director (C55). */
export async function expectedLines(tx: Transaction, meeting: MeetingWithPeople): Promise<ExpectedLine[]> {
  if (!hasWeather(meeting.committee)) return [];
  const day = startOf(meeting).toPlainDate();
  const { leads } = await readLeads(tx, meeting.committeeId, day);
  const people = await tx.person.findMany({ where: { id: { in: leads.map(({ personId }) => personId) } } });
  const askedLeads = people.map((person) => ({ id: person.id, name: fullName(person) }));
  const sites = (await readSites(tx, meeting.spaceId)).filter(
    ({ pilot, goLive }) => pilot || isAround('asked', goLive, day),
  );
  return inOrder([
    ...(askedLeads.length > 0
      ? projectAxes.map((axis) => ({ axis, siteCode: '', siteName: null, asked: askedLeads }))
      : []),
    ...sites.map(({ code, name, director }) => ({
      axis: 'site' as const,
      siteCode: code,
      siteName: name,
      asked: director && director.state !== 'left' ? [{ id: director.id, name: fullName(director) }] : [],
    })),
  ]);
}

/** @returns the lines this person is asked for */
export function linesOf(lines: readonly ExpectedLine[], personId: string | null): ExpectedLine[] {
  return lines.filter(({ asked }) => asked.some(({ id }) => id === personId));
}
