import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import type { Desk } from './desk.ts';
import { queueMessages } from './hand-over.ts';
import { recipientKey } from './key.ts';
import { heldLate } from './late.ts';
import { requestRedraw } from './redraw.ts';
import { outcomes } from './rows.ts';

/** Sends what downtime held back, as one message per person (domain.md 5.4, case 9). @returns how many rows. */
export async function sendHeld(desk: Desk, tx: Transaction, spaceId: string): Promise<number> {
  const rows = await tx.messageDelivery.findMany({
    where: heldLate(spaceId),
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  if (rows.length === 0) return 0;
  const now = toDate(desk.clock.now());
  await tx.messageDelivery.updateMany({
    where: { id: { in: rows.map(({ id }) => id) }, state: 'held' },
    data: { dueAt: now, outcome: outcomes.caughtUp },
  });
  const messages = Object.groupBy(rows, (row) =>
    row.recipientKind === 'person' ? recipientKey({ kind: 'person', id: row.recipientId }) : row.key,
  );
  await queueMessages(
    desk,
    tx,
    Object.values(messages).map((message) => (message ?? []).map((row) => ({ ...row, dueAt: now }))),
  );
  await requestRedraw(desk, tx, { type: 'space', id: spaceId });
  return rows.length;
}

/** Gives up what downtime held back. @returns how many rows. */
export async function dropHeld(desk: Desk, tx: Transaction, spaceId: string): Promise<number> {
  const { count } = await tx.messageDelivery.updateMany({
    where: heldLate(spaceId),
    data: { state: 'cancelled', outcome: outcomes.dropped },
  });
  if (count) await requestRedraw(desk, tx, { type: 'space', id: spaceId });
  return count;
}
