import { calendarFile } from '../calendar/calendar-file.ts';
import { claimedFeed, isFeedToken } from '../calendar/signed-links.ts';
import type { Translators } from '../conversation/catalogue.ts';
import { fullName } from '../people/person-name.ts';
import { asLocale } from '../people/space-context.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { meetingParts } from './meeting.ts';
import { calendarEvent } from './meeting-calendar.ts';
import { takesPart } from './names.ts';
import { loadSeries } from './series/series.ts';
import { seriesEvents } from './series/series-calendar.ts';

/** How often a subscriber looks again. */
const refreshMinutes = 60;

export interface CalendarText {
  /** File name, without `.ics`. */
  name: string;
  content: string;
}

export interface FeedPorts {
  secret: string;
  translators: Translators;
  organiserEmail: string;
}

/** The meetings behind a private address, cancelled ones gone; null for unknown and revoked tokens alike. */
export async function feedContent(
  tx: Transaction,
  token: string,
  ports: FeedPorts,
): Promise<CalendarText | null> {
  const id = claimedFeed(token);
  const isId = id !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const row = isId ? await tx.calendarFeed.findUnique({ where: { id } }) : null;
  if (!row || !isFeedToken(ports.secret, token, row.id, row.generation)) return null;
  const whose = row.personId
    ? await personFeed(tx, row.personId, ports)
    : await committeeFeed(tx, row.committeeId ?? '');
  if (!whose) return null;
  const meetings = await tx.meeting.findMany({
    where: { spaceId: row.spaceId, state: { notIn: ['cancelled', 'draft'] }, ...whose.where },
    include: meetingParts,
    orderBy: { startsAt: 'asc' },
  });
  // A substitute released, or named for an earlier date, no longer sits.
  const sitting = meetings.filter((meeting) => !row.personId || takesPart(meeting, row.personId));
  const alone = sitting.filter(({ seriesId }) => !seriesId);
  const series = new Set(sitting.flatMap(({ seriesId }) => seriesId ?? []));
  const events = alone.map((meeting) => calendarEvent(meeting, null, ports.organiserEmail));
  for (const id of series)
    events.push(...seriesEvents(await loadSeries(tx, id), row.personId, ports.organiserEmail));
  return {
    name: 'copil',
    content: calendarFile({ method: 'PUBLISH', name: whose.name, events, refreshMinutes }),
  };
}

async function personFeed(tx: Transaction, personId: string, ports: FeedPorts) {
  const person = await tx.person.findUnique({ where: { id: personId } });
  if (!person || person.state === 'left') return null;
  const where: Prisma.MeetingWhereInput = {
    invitations: { some: { withdrawn: false, OR: [{ personId }, { substituteId: personId }] } },
  };
  const t = ports.translators[asLocale(person.locale)];
  return { where, name: t('meeting.feed.name', { name: fullName(person) }) };
}

async function committeeFeed(tx: Transaction, committeeId: string) {
  const committee = await tx.committee.findUnique({ where: { id: committeeId } });
  return committee ? { where: { committeeId }, name: committee.label } : null;
}
