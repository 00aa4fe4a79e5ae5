/** A fresh link by mail, for who stands before the pages without one. */
import { randomUUIDv7 } from 'node:crypto';
import type { Ledger } from '../delivery/ledger.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { keepLink, type MailedTokens } from './sign-in.ts';

/** Seconds between two mails for one person. */
const pauseSeconds = 60;
/** A link sent by mail leads to all the committees; one given in the chat to the committee that was meant. */
const path = '';

/**
 * Sends a link to everybody this work e-mail belongs to, one a space; nobody learns whether it is known.
 *
 * @param now system instant
 */
export async function mailLink(
  tx: Transaction,
  parts: { ledger: Ledger; tokens: MailedTokens; now: Temporal.Instant },
  email: string,
): Promise<void> {
  const { ledger, tokens, now } = parts;
  const people = await tx.person.findMany({
    where: { workEmail: { equals: email.trim(), mode: 'insensitive' }, state: { not: 'left' } },
  });
  for (const { id: personId, spaceId } of people) {
    // Two requests at once: the second waits, and sees the link of the first.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR UPDATE`;
    const recent = await tx.signInLink.count({
      where: { personId, path, createdAt: { gt: toDate(now.subtract({ seconds: pauseSeconds })) } },
    });
    if (recent > 0) continue;
    const id = randomUUIDv7();
    await keepLink(tx, { token: tokens.tokenOf(id), personId, path }, now);
    await ledger.notify(tx, {
      spaceId,
      rule: 'SIGN-IN',
      subject: { type: 'signIn', id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'board.signIn',
      nature: 'alert',
      via: 'email',
      immediate: 'asked',
    });
  }
}
