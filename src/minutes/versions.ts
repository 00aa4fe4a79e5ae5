import { isDeepStrictEqual } from 'node:util';
import type { Translator } from '../conversation/language.ts';
import { plainDocument } from '../documents/plain-document.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { type MinutesContent, minutesContent, nothingWritten, type WrittenTexts, writtenIn } from './content.ts';
import { factsOf } from './facts-of.ts';
import type { MinutesInHand } from './minutes.ts';
import { minutesBlocks } from './minutes-document.ts';

/** What a new version needs to know of who makes it. */
export interface Making {
  tx: Transaction;
  now: Temporal.Instant;
  /** Null: copil itself. */
  personId: string | null;
  /** The language in which minutes are searched: the space’s. */
  t: Translator;
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
 * @param reason why, as everybody reads it
 * @returns its number
 */
export async function addVersion(
  making: Making,
  minutes: MinutesInHand,
  written: WrittenTexts,
  reason: string,
): Promise<number> {
  const content = minutesContent(await factsOf(making.tx, minutes.meetingId), written);
  const version = minutes.version + 1;
  await keep(making, { id: minutes.id, version, content, reason });
  await making.tx.minutes.update({ where: { id: minutes.id }, data: { version } });
  return version;
}

/**
 * What leaves is what holds: a decision corrected or an action begun since the draft makes a version of its own.
 *
 * @returns the version that stands
 */
export async function freshen(making: Making, minutes: MinutesInHand, reason: string): Promise<number> {
  const content = minutesContent(await factsOf(making.tx, minutes.meetingId), writtenIn(minutes.content));
  if (isDeepStrictEqual(content, minutes.content)) return minutes.version;
  return addVersion(making, minutes, writtenIn(minutes.content), reason);
}

async function keep(
  { tx, now, personId, t }: Making,
  version: { id: string; version: number; content: MinutesContent; reason: string | null },
): Promise<void> {
  await tx.minutesVersion.create({
    data: {
      minutesId: version.id,
      version: version.version,
      content: version.content as unknown as Prisma.InputJsonObject,
      text: plainDocument(minutesBlocks(version.content, [], t)),
      reason: version.reason,
      createdById: personId,
      createdAt: toDate(now),
    },
  });
}
