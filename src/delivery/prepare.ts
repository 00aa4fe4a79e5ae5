import type { OutgoingMessage } from '../conversation/platform.ts';
import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import { readOnce } from '../store/read-once.ts';
import type { Transaction } from '../store/store.ts';
import { leaseOf } from './claim.ts';
import type { Claimed, Desk } from './desk.ts';
import { type Reach, type Route, reachesOf, routesFrom } from './routes.ts';
import { outcomes } from './rows.ts';
import { type Written, write } from './write.ts';

export type Prepared =
  | { kind: 'ready'; claimed: Claimed; message: OutgoingMessage; route: Route; next: Route | null }
  | { kind: 'silent' }
  | { kind: 'unreachable'; outcome: string };

/** A message to prepare. */
export interface ToPrepare {
  claimed: Claimed;
  /** The route to start with, when an earlier one gave up. */
  from: Route | null;
}

/**
 * Chooses the way of each message, writes it and notes both in the ledger before anything leaves, so that a crash in the
 * middle can be reconciled: the row says where to look for which key. Several about one subject read it once; all of them
 * were claimed before, so none is written from an older state.
 *
 * @returns in the order asked
 */
export function prepare(desk: Desk, asked: readonly ToPrepare[]): Promise<Prepared[]> {
  return desk.transaction(async (tx) => {
    const reading = readOnce(tx, ['messageDelivery']);
    const reaches = await reachesOf(
      desk,
      reading,
      asked.map(({ claimed: { rows } }) => rows[0]),
    );
    const prepared: Prepared[] = [];
    for (const [index, one] of asked.entries())
      prepared.push(await prepareOne(desk, reading, one, reaches[index]));
    return prepared;
  });
}

async function prepareOne(
  desk: Desk,
  tx: Transaction,
  { claimed, from }: ToPrepare,
  reach: Reach | null | undefined,
): Promise<Prepared> {
  const [leader] = claimed.rows;
  if (!reach) return { kind: 'unreachable', outcome: outcomes.recipientGone };
  const [route, next = null] = routesLeft(reach, leader, from);
  if (!route) return { kind: 'unreachable', outcome: outcomes.noRoute };
  const written = await write(desk, tx, claimed.rows, { ...route, locale: reach.locale }, false);
  if (!written) return { kind: 'silent' };
  const kept = await note(desk, tx, claimed, written, route, from !== null);
  const message = { ...written.message, key: kept.rows[0].key };
  return { kind: 'ready', claimed: kept, message, route, next };
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
