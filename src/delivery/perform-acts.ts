import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import { toDate, toInstant } from '../time.ts';
import type { Desk } from './desk.ts';
import { giveUp } from './given-up.ts';
import type { Ledger } from './ledger.ts';
import { holdPaused } from './paused.ts';

/** Tries before an act is given up; the log says so each time, and whoever decides is told. */
const mostTries = 10;
/** Real seconds between two tries. */
const pauseSeconds = 60;

/**
 * Carries out the acts that are due, the earliest first, each in a transaction of its own that also marks it done: it
 * happens once, whatever happens to this process. What they plan for the same instant leaves right after.
 *
 * @returns how many were carried out or given up
 */
export async function performDueActs(desk: Desk, ledger: Ledger): Promise<number> {
  let ended = 0;
  for (;;) {
    const next = await desk.db.messageDelivery.findFirst({
      where: dueActs(desk),
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    });
    if (!next) return ended;
    if (await perform(desk, ledger, next)) ended += 1;
  }
}

/** @returns what `nextDueAt` may count on: an act that failed waits for system time, not for business time. */
export function notFailedBefore(): Prisma.MessageDeliveryWhereInput {
  return { NOT: { recipientKind: 'house', attempts: { gt: 0 } } };
}

async function perform(desk: Desk, ledger: Ledger, row: MessageDelivery): Promise<boolean> {
  try {
    return await desk.transaction(async (tx) => {
      const [mine] = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM "MessageDelivery" WHERE id = ${row.id}::uuid AND state = 'planned' FOR UPDATE`;
      if (!mine) return false;
      const act = desk.acts[row.message];
      if (!act) throw new Error(`No act called « ${row.message} » (rule ${row.rule})`);
      const now = desk.clock.now();
      if ((await holdPaused(desk, tx, [row], now)).length === 0) return true;
      await act({ tx, now, at: toInstant(row.dueAt), ledger }, row);
      await tx.messageDelivery.update({
        where: { id: row.id },
        data: { state: 'done', sentAt: toDate(now) },
      });
      return true;
    });
  } catch (error) {
    await putOff(desk, row, error);
    return false;
  }
}

async function putOff(desk: Desk, row: MessageDelivery, error: unknown): Promise<void> {
  const { id, key, rule } = row;
  const attempts = row.attempts + 1;
  const givenUp = attempts >= mostTries;
  desk.log.error({ err: error, key, rule, givenUp }, 'A timed act failed');
  await desk.db.messageDelivery.updateMany({
    where: { id, state: 'planned' },
    data: {
      attempts,
      error: String(error),
      leasedUntil: toDate(desk.clock.system().add({ seconds: pauseSeconds })),
    },
  });
  if (!givenUp) return;
  try {
    await desk.transaction((tx) => giveUp(desk, tx, row));
  } catch (failure) {
    // It stays planned: it is tried, and given up, a minute later.
    desk.log.error({ err: failure, key, rule }, 'Nobody could be told that a timed act is given up');
  }
}

function dueActs(desk: Desk): Prisma.MessageDeliveryWhereInput {
  return {
    state: 'planned',
    recipientKind: 'house',
    dueAt: { lte: toDate(desk.clock.now()) },
    OR: [{ leasedUntil: null }, { leasedUntil: { lte: toDate(desk.clock.system()) } }],
  };
}
