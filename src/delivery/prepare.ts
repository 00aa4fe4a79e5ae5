import type { OutgoingMessage } from '../conversation/platform.ts';
import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { type Claimed, leaseOf } from './claim.ts';
import type { Desk } from './desk.ts';
import { type Reach, type Route, reachOf, routesFrom } from './routes.ts';
import { outcomes } from './rows.ts';
import { type Written, write } from './write.ts';

export type Prepared =
  | { kind: 'ready'; claimed: Claimed; message: OutgoingMessage; route: Route; next: Route | null }
  | { kind: 'silent' }
  | { kind: 'unreachable'; outcome: string };

/**
 * Chooses the way, writes the message for it and notes both in the ledger before anything leaves, so that a crash in the
 * middle can be reconciled: the row says where to look for which key.
 *
 * @param from the route to start with, when an earlier one gave up
 */
export async function prepare(desk: Desk, claimed: Claimed, from: Route | null): Promise<Prepared> {
  return desk.transaction(async (tx) => {
    const [leader] = claimed.rows;
    const reach = await reachOf(tx, leader, desk.directory, desk.platforms);
    if (!reach) return { kind: 'unreachable', outcome: outcomes.recipientGone };
    const [route, next = null] = routesLeft(reach, leader, from);
    if (!route) return { kind: 'unreachable', outcome: outcomes.noRoute };
    const written = await write(desk, tx, claimed.rows, { ...route, locale: reach.locale }, false);
    if (!written) return { kind: 'silent' };
    const kept = await note(desk, tx, claimed, written, route, from !== null);
    const message = { ...written.message, key: kept.rows[0].key };
    return { kind: 'ready', claimed: kept, message, route, next };
  });
}

function routesLeft(reach: Reach, leader: MessageDelivery, from: Route | null): readonly Route[] {
  const current = from
    ? { platform: from.platform.name, workspace: from.to.workspace }
    : { platform: leader.platform, workspace: leader.workspace };
  return routesFrom(reach.routes, current);
}

/** Silent rows end here; the first that speaks leads the message and gives it its key. */
async function note(
  desk: Desk,
  tx: Transaction,
  claimed: Claimed,
  { said, silent, kept }: Written,
  route: Route,
  fallback: boolean,
): Promise<Claimed> {
  const [leader, ...others] = said as [MessageDelivery, ...MessageDelivery[]];
  const lease = fallback ? leaseOf(desk) : claimed.lease;
  await tx.messageDelivery.update({
    where: { id: leader.id },
    data: {
      mergedIntoId: null,
      platform: route.platform.name,
      workspace: route.to.workspace,
      card: kept as unknown as Prisma.InputJsonValue,
      leasedUntil: lease,
      ...(fallback && { attempts: 1 }),
    },
  });
  if (silent.length) {
    await tx.messageDelivery.updateMany({
      where: { id: { in: silent.map(({ id }) => id) } },
      data: { state: 'cancelled', outcome: outcomes.nothingToSay, leasedUntil: null },
    });
  }
  if (others.length && (fallback || leader.id !== claimed.rows[0].id)) {
    await tx.messageDelivery.updateMany({
      where: { id: { in: others.map(({ id }) => id) } },
      data: { mergedIntoId: leader.id, leasedUntil: lease },
    });
  }
  return { rows: [leader, ...others], lease };
}
