/** What rooms ask of the ledger about what they laid down in it. Functions of the transaction: composers have no ledger. */
import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { waitingStates } from './rows.ts';

export interface Subject {
  type: string;
  id: string;
}

/** Which rows of a subject: of one rule, with one of these messages (or acts), to one recipient. */
export interface Which {
  rule?: string;
  message?: string | readonly string[];
  /** Person or channel. */
  recipientId?: string;
}

/** @returns the first hour still to come of what copil itself does under a rule or by a name; null when none waits */
export async function plannedHour(
  tx: Transaction,
  subject: Subject,
  which: Which,
): Promise<Temporal.Instant | null> {
  const row = await tx.messageDelivery.findFirst({
    where: { ...rowsOf(subject, which), recipientKind: 'house', state: 'planned' },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  return row && toInstant(row.dueAt);
}

/** @returns whether what copil itself does by a name had its hour and is not to come any more */
export async function isBehind(tx: Transaction, subject: Subject, message: string): Promise<boolean> {
  const rows = await tx.messageDelivery.findMany({
    where: { ...rowsOf(subject, { message }), recipientKind: 'house' },
    select: { state: true },
  });
  const waits = rows.some(({ state }) => (waitingStates as readonly string[]).includes(state));
  return !waits && rows.some(({ state }) => state === 'done');
}

/** @returns the row of the highest version, whatever became of it */
export function latestRow(tx: Transaction, subject: Subject, which: Which): Promise<MessageDelivery | null> {
  return tx.messageDelivery.findFirst({
    where: rowsOf(subject, which),
    orderBy: { subjectVersion: 'desc' },
  });
}

/** @returns how many were ever laid down, whatever became of them */
export function timesLaid(tx: Transaction, subject: Subject, which: Which): Promise<number> {
  return tx.messageDelivery.count({ where: rowsOf(subject, which) });
}

/** @returns person or channel ids of whom it was laid down for, whatever became of it. @param version of the subject; any when absent */
export async function recipientsOf(
  tx: Transaction,
  subject: Subject,
  which: Which,
  version?: number,
): Promise<Set<string>> {
  const rows = await tx.messageDelivery.findMany({
    where: { ...rowsOf(subject, which), subjectVersion: version },
    select: { recipientId: true },
    distinct: ['recipientId'],
  });
  return new Set(rows.map(({ recipientId }) => recipientId));
}

/** @returns the key of the first post of a rule that stands in a channel: what follows joins its thread. */
export async function firstPost(
  tx: Transaction,
  subject: Subject,
  { rule, channelId }: { rule: string; channelId: string },
): Promise<string | null> {
  const post = await tx.messageDelivery.findFirst({
    where: { ...rowsOf(subject, { rule, recipientId: channelId }), externalId: { not: null } },
    orderBy: { subjectVersion: 'asc' },
    select: { key: true },
  });
  return post?.key ?? null;
}

function rowsOf({ type, id }: Subject, { rule, message, recipientId }: Which) {
  return {
    subjectType: type,
    subjectId: id,
    rule,
    message: typeof message === 'string' || !message ? message : { in: [...message] },
    recipientId,
  } satisfies Prisma.MessageDeliveryWhereInput;
}
