/** How a browser is signed in: a personal link of 15 minutes for one use, then a session of 12 hours. Tokens are kept as digests alone. */
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Transaction } from '../store/store.ts';
import { toDate, toInstant } from '../time.ts';

export const linkMinutes = 15;
const sessionHours = 12;
/** Hours after which a link is no longer known at all; until then its page says that it is over. */
const keptHours = 24;

/** @returns a token nobody guesses: 256 bits */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Tokens that travel by mail: made from the id of their message and the secret, so that no table holds them. */
export interface MailedTokens {
  tokenOf(messageId: string): string;
}

/** @param secret of this installation */
export function mailedTokens(secret: string): MailedTokens {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'copil sign-in', 32));
  return { tokenOf: (id) => createHmac('sha256', key).update(id).digest('base64url') };
}

/** @returns what is stored of a token */
function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export interface NewLink {
  token: string;
  personId: string;
  /** Page it leads to, below the root of the pages. */
  path: string;
}

/** @param now system instant @returns when it ends */
export async function keepLink(
  tx: Transaction,
  { token, personId, path }: NewLink,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const expiresAt = now.add({ minutes: linkMinutes });
  await tx.signInLink.create({
    data: {
      tokenHash: digestOf(token),
      personId,
      path,
      createdAt: toDate(now),
      expiresAt: toDate(expiresAt),
    },
  });
  return expiresAt;
}

export type LinkState = 'open' | 'used' | 'expired' | 'unknown';

/** Changes nothing, however often it is called. @param now system instant */
export async function lookAtLink(
  tx: Transaction,
  token: string,
  now: Temporal.Instant,
): Promise<{ state: LinkState; personId: string | null }> {
  const link = await tx.signInLink.findUnique({ where: { tokenHash: digestOf(token) } });
  const person = link && (await tx.person.findUnique({ where: { id: link.personId } }));
  if (!link || !person || person.state === 'left') return { state: 'unknown', personId: null };
  const over = Temporal.Instant.compare(now, toInstant(link.expiresAt)) >= 0;
  return { state: link.usedAt ? 'used' : over ? 'expired' : 'open', personId: person.id };
}

/**
 * Uses a link up and opens a session; of two presses at once one alone does.
 *
 * @param now system instant
 * @returns the token of the session and where the link leads; null when the link is not open
 */
export async function openSessionBy(
  tx: Transaction,
  token: string,
  now: Temporal.Instant,
): Promise<{ session: string; path: string } | null> {
  const tokenHash = digestOf(token);
  const { state, personId } = await lookAtLink(tx, token, now);
  if (state !== 'open' || !personId) return null;
  const { count } = await tx.signInLink.updateMany({
    where: { tokenHash, usedAt: null },
    data: { usedAt: toDate(now) },
  });
  if (count === 0) return null;
  const { path } = await tx.signInLink.findUniqueOrThrow({ where: { tokenHash } });
  const session = newToken();
  await tx.boardSession.create({
    data: {
      tokenHash: digestOf(session),
      personId,
      createdAt: toDate(now),
      expiresAt: toDate(now.add({ hours: sessionHours })),
    },
  });
  return { session, path };
}

/** Who is behind a session; null when it is over, or the person has left. @param now system instant */
export async function personOfSession(tx: Transaction, session: string, now: Temporal.Instant) {
  const row = await tx.boardSession.findUnique({
    where: { tokenHash: digestOf(session) },
    include: { person: { include: { space: true } } },
  });
  if (!row || row.person.state === 'left') return null;
  return Temporal.Instant.compare(now, toInstant(row.expiresAt)) < 0 ? row.person : null;
}

export async function closeSession(tx: Transaction, session: string): Promise<void> {
  await tx.boardSession.deleteMany({ where: { tokenHash: digestOf(session) } });
}

/** Forgets sessions that are over, and links a day later. @param now system instant */
export async function purgeSignIns(tx: Transaction, now: Temporal.Instant): Promise<void> {
  await tx.boardSession.deleteMany({ where: { expiresAt: { lte: toDate(now) } } });
  await tx.signInLink.deleteMany({
    where: { createdAt: { lt: toDate(now.subtract({ hours: keptHours })) } },
  });
}
