/** Minutes as this room handles them: their row, the version that stands, and who they concern. */

import { holdersOf, secretariesOf } from '../meetings/audiences.ts';
import { endOf, loadMeeting, type MeetingWithPeople } from '../meetings/meeting.ts';
import type {
  Minutes,
  MinutesCorrection,
  MinutesErratum,
  MinutesResponse,
} from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import type { SeatAnswer } from './approval.ts';
import { type MinutesContent, minutesContentSchema } from './content.ts';
import { type WaitingRequest, waitingRequests } from './waiting-requests.ts';

export interface MinutesInHand extends Minutes {
  meeting: MeetingWithPeople;
  content: MinutesContent;
  answers: MinutesResponse[];
  corrections: MinutesCorrection[];
  errata: MinutesErratum[];
  /** What others ask to do with the decisions of its meeting, and nobody has answered yet. */
  requests: WaitingRequest[];
  /** Why the present version was made; null for the first. */
  reason: string | null;
  /** When the present version was made. */
  madeAt: Temporal.Instant;
  /** When it left; null: it has not. */
  versionSentAt: Date | null;
}

/** @returns the minutes of a meeting in their present version; null when there are none */
export async function readMinutes(tx: Transaction, meetingId: string): Promise<MinutesInHand | null> {
  const row = await tx.minutes.findUnique({
    where: { meetingId },
    include: {
      answers: true,
      corrections: { orderBy: { number: 'asc' } },
      errata: { orderBy: { number: 'asc' } },
    },
  });
  if (!row) return null;
  const version = await tx.minutesVersion.findUniqueOrThrow({
    where: { minutesId_version: { minutesId: row.id, version: row.version } },
  });
  return {
    ...row,
    requests: await waitingRequests(tx, meetingId),
    meeting: await loadMeeting(tx, meetingId),
    content: minutesContentSchema.parse(version.content),
    reason: version.reason,
    madeAt: toInstant(version.createdAt),
    versionSentAt: version.sentAt,
  };
}

/** The same, locked: of two people who press at once one wins, the other sees the present state. */
export async function lockMinutes(tx: Transaction, meetingId: string): Promise<MinutesInHand | null> {
  await tx.$queryRaw`SELECT id FROM "Minutes" WHERE "meetingId" = ${meetingId}::uuid FOR UPDATE`;
  return readMinutes(tx, meetingId);
}

/** @returns the minutes’ own id as a subject of messages, journal and redrawing */
export function subjectOf({ id }: Pick<Minutes, 'id'>): { type: 'minutes'; id: string } {
  return { type: 'minutes', id };
}

export interface Readers {
  /** One for each voting seat: the member, and the substitute who sat. */
  seats: SeatAnswer[];
  /** Voting members alone, whom silence is told of (4.4b). */
  members: string[];
  secretaries: string[];
  /** Who gets the minutes when they are sent: members, substitutes who sat, the secretary, the chair and the leads. */
  whole: string[];
  /** Who came for one point, or presented it: they get theirs. */
  ownItems: string[];
}

/** Whom the minutes of a meeting concern. */
export async function readersOf(
  tx: Transaction,
  { meeting, content }: Pick<MinutesInHand, 'meeting' | 'content'>,
): Promise<Readers> {
  const stays = await tx.attendance.findMany({
    where: { meetingId: meeting.id },
    select: { personId: true, seatOfId: true },
  });
  const members = meeting.invitations
    .filter((one) => one.voting && !one.withdrawn)
    .map(({ personId }) => personId);
  const seats = members.map((id) => {
    const sat = stays.filter(({ seatOfId }) => seatOfId === id).map(({ personId }) => personId);
    return { personIds: [...new Set([id, ...sat])] };
  });
  const secretaries = secretariesOf(meeting);
  const whole = [
    ...seats.flatMap(({ personIds }) => personIds),
    ...secretaries,
    ...holdersOf(meeting, 'PRES', 'LF', 'LT'),
  ];
  const guests = [
    ...content.items.flatMap(({ personIds }) => personIds),
    ...stays.map(({ personId }) => personId),
  ];
  return {
    seats,
    members,
    secretaries,
    whole: [...new Set(whole)],
    ownItems: [...new Set(guests)].filter((id) => !whole.includes(id)),
  };
}

/** When the meeting was over: J+2 and J+5 count from the later of its promised end and its closing. */
export function endedAt(meeting: MeetingWithPeople): Temporal.ZonedDateTime {
  const promised = endOf(meeting);
  const closed = meeting.closedAt && toInstant(meeting.closedAt).toZonedDateTimeISO(meeting.timeZone);
  return closed && Temporal.ZonedDateTime.compare(closed, promised) > 0 ? closed : promised;
}
