import { randomUUIDv7 } from 'node:crypto';
import type { Reply } from '../../conversation/reply.ts';
import type { Transaction } from '../../store/store.ts';
import { toDate } from '../../time.ts';
import { codeMinutes, codesPerHour, type Pairing } from './pairing.ts';
import { type StrangerTurn, tellStranger } from './stranger.ts';
import { spaceOfPeopleIn } from './workspaces.ts';

interface Addressee {
  id: string;
  spaceId: string;
}

/**
 * Sends a code to the person who has this work e-mail: in the space whose people are in the workspace, or in any space
 * of the instance when it has none yet. The answer and the work done are the same whether or not the address is known, and
 * whether or not too many codes were asked for: nothing is learnt by trying.
 */
export async function askCode(turn: StrangerTurn, pairing: Pairing, email: string): Promise<Reply> {
  const { tx, account } = turn;
  await lockPairings(tx);
  const now = pairing.now();
  const spaceId = await spaceOfPeopleIn(tx, account);
  const inSpace = { state: { not: 'left' as const }, ...(spaceId !== null && { spaceId }) };
  const select = { id: true, spaceId: true };
  const found = await tx.person.findMany({
    where: { ...inSpace, workEmail: email },
    orderBy: { id: 'asc' },
    take: codesPerHour,
    select,
  });
  const stranger = await tx.person.findFirst({ where: inSpace, orderBy: { id: 'asc' }, select });
  const addressees = await withinLimits(turn, found, now);
  for (const person of addressees) await sendCode(turn, pairing, person);
  if (addressees.length === 0 && stranger) {
    await tx.$executeRaw`SAVEPOINT in_vain`;
    await sendCode(turn, pairing, stranger);
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT in_vain`;
  }
  return tellStranger('done', turn.t('people.link.sent', { minutes: codeMinutes, limit: codesPerHour }));
}

/** Requests and tries are rare and short: they happen one after the other ("copi" in ASCII, then 7). */
export async function lockPairings(tx: Transaction): Promise<void> {
  const key = 1668247657n * 10n + 7n;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${key})::text`;
}

async function withinLimits(
  { tx, account: { platform, workspace, externalId } }: StrangerTurn,
  people: readonly Addressee[],
  now: Temporal.Instant,
): Promise<Addressee[]> {
  const lastHour = { createdAt: { gt: toDate(now.subtract({ hours: 1 })) } };
  const asked = await tx.pairingCode.count({ where: { platform, workspace, externalId, ...lastHour } });
  const sent = await tx.pairingCode.groupBy({
    by: ['personId'],
    where: { personId: { in: people.map(({ id }) => id) }, ...lastHour },
    _count: { _all: true },
  });
  const sentTo = (id: string) => sent.find(({ personId }) => personId === id)?._count._all ?? 0;
  return people.filter(({ id }) => sentTo(id) < codesPerHour).slice(0, Math.max(0, codesPerHour - asked));
}

async function sendCode(turn: StrangerTurn, pairing: Pairing, person: Addressee): Promise<void> {
  const { tx, account } = turn;
  const { platform, workspace, externalId } = account;
  const now = pairing.now();
  const id = randomUUIDv7();
  await tx.pairingCode.create({
    data: {
      id,
      spaceId: person.spaceId,
      personId: person.id,
      platform,
      workspace,
      externalId,
      codeHash: pairing.digest(pairing.codeOf(id), account),
      expiresAt: toDate(now.add({ minutes: codeMinutes })),
      createdAt: toDate(now),
    },
  });
  await turn.ledger.notify(tx, {
    spaceId: person.spaceId,
    rule: 'LINK-CODE',
    subject: { type: 'pairing', id, version: 1 },
    recipient: { kind: 'person', id: person.id },
    message: 'people.link.code',
    nature: 'alert',
    via: 'email',
    immediate: 'asked',
    correlationId: turn.correlationId,
  });
}
