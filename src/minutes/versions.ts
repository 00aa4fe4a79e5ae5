import { isDeepStrictEqual } from 'node:util';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import {
  type MinutesContent,
  minutesContent,
  nothingWritten,
  type WrittenTexts,
  writtenIn,
} from './content.ts';
import { factsOf } from './facts-of.ts';
import type { MinutesInHand } from './minutes.ts';
import { searchText } from './search-text.ts';

/** What a new version needs to know of who makes it. */
export interface Making {
  tx: Transaction;
  now: Temporal.Instant;
  /** Null: copil itself. */
  personId: string | null;
}

/** Makes the first version of the minutes of a meeting that closed; those that exist are left alone. @returns their id */
export async function draftMinutes(making: Making, meetingId: string): Promise<string> {
  const { tx, now } = making;
  const meeting = await tx.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { spaceId: true } });
  const known = await tx.minutes.findUnique({ where: { meetingId } });
  if (known) return known.id;
  const { id } = await tx.minutes.create({
    data: { spaceId: meeting.spaceId, meetingId, createdAt: toDate(now) },
  });
  const content = minutesContent(await factsOf(tx, meetingId), nothingWritten);
  await keep(making, { id, version: 1, content, reason: null });
  return id;
}

/**
 * Adds a version: the facts as they are now, with what people wrote. Versions before it stay as they were.
 *
 * @param reason why, as everybody reads it; null: the facts have changed
 * @returns its number
 */
export async function addVersion(
  making: Making,
  minutes: MinutesInHand,
  written: WrittenTexts,
  reason: string | null,
): Promise<number> {
  const content = minutesContent(await factsOf(making.tx, minutes.meetingId), written);
  const version = minutes.version + 1;
  await keep(making, { id: minutes.id, version, content, reason });
  await making.tx.minutes.update({ where: { id: minutes.id }, data: { version } });
  return version;
}

/**
 * Adds a version after the sending: what was sent, with what people wrote, and the decisions as they are corrected now (4.1,
 * invariant 10). Nothing else moves under the eyes of who validates.
 *
 * @param reason what changed, as everybody reads it
 * @returns the version that stands: no other where nothing differs
 */
export async function reword(
  making: Making,
  minutes: MinutesInHand,
  written: WrittenTexts,
  reason: string,
): Promise<number> {
  const { decisions } = await factsOf(making.tx, minutes.meetingId);
  const content = minutesContent({ ...minutes.content, decisions }, written);
  if (isDeepStrictEqual(content, minutes.content)) return minutes.version;
  const version = minutes.version + 1;
  await keep(making, { id: minutes.id, version, content, reason, sentAt: making.now });
  await making.tx.minutes.update({ where: { id: minutes.id }, data: { version } });
  return version;
}

/**
 * Reads the register again for a draft: a decision corrected or an action begun since makes a version of its own. How far
 * actions have got, and which meeting comes next, is told as it stood when the version was made.
 *
 * @param reason what changed, where it is known
 * @returns the version that stands
 */
export async function freshen(
  making: Making,
  minutes: MinutesInHand,
  reason: string | null = null,
): Promise<number> {
  const written = writtenIn(minutes.content);
  const content = minutesContent(await factsOf(making.tx, minutes.meetingId), written);
  if (isDeepStrictEqual(agreedIn(content), agreedIn(minutes.content))) return minutes.version;
  return addVersion(making, minutes, written, reason);
}

/** What who gives their accord agrees to. */
function agreedIn(content: MinutesContent): MinutesContent {
  const actions = content.actions.map((action) => ({
    ...action,
    ...{ state: 'todo' as const, progress: 0, comment: null },
  }));
  return { ...content, actions, nextMeeting: null };
}

async function keep(
  { tx, now, personId }: Making,
  version: {
    id: string;
    version: number;
    content: MinutesContent;
    reason: string | null;
    sentAt?: Temporal.Instant;
  },
): Promise<void> {
  await tx.minutesVersion.create({
    data: {
      minutesId: version.id,
      version: version.version,
      content: version.content as unknown as Prisma.InputJsonObject,
      text: searchText(version.content),
      reason: version.reason,
      createdById: personId,
      createdAt: toDate(now),
      sentAt: version.sentAt ? toDate(version.sentAt) : null,
    },
  });
}
