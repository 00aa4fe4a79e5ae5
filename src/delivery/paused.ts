import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import type { Desk } from './desk.ts';
import { judge } from './late.ts';
import type { HeldByPause, PausedChoice, PausedRows } from './ledger.ts';
import { isDirect, isEvenPaused, outcomes } from './rows.ts';
import { nextOpening } from './working-days.ts';

/**
 * Sets aside what is due while somebody has paused its site or the space: it waits in the ledger (« en pause »).
 *
 * @returns the rows that leave
 */
export async function holdPaused(
  desk: Desk,
  tx: Transaction,
  due: readonly MessageDelivery[],
  now: Temporal.Instant,
): Promise<MessageDelivery[]> {
  const paused = await pausedAmong(desk, tx, due, now);
  if (paused.size === 0) return [...due];
  await tx.messageDelivery.updateMany({
    where: { id: { in: [...paused] }, state: 'planned' },
    data: { state: 'held', outcome: outcomes.paused },
  });
  return due.filter(({ id }) => !paused.has(id));
}

/**
 * Lets copil go on by itself where no pause holds any more: each act judges whether there is still something to do.
 *
 * @returns how many messages a pause held back that none holds any more
 */
export async function resumeAfterPause(desk: Desk, tx: Transaction, of: PausedRows): Promise<HeldByPause> {
  const rows = await freed(desk, tx, of);
  const [acts, messages] = [rows.filter(isAct), rows.filter((row) => !isAct(row))];
  await settle(tx, acts, { state: 'planned', outcome: null });
  return {
    messages: messages.length,
    people: new Set(messages.map(({ recipientId }) => recipientId)).size,
    rules: Object.fromEntries(
      [...Map.groupBy(messages, ({ rule }) => rule)].map(([rule, of]) => [rule, of.length]),
    ),
  };
}

/**
 * What became due during a pause is not fired in bulk when it ends (case 9): somebody has it sent as far as it is still true,
 * or dropped. Reminders and notices leave as one message per person at the next opening; those about something that has
 * happened since are dropped in any case.
 *
 * @returns how many messages were let go, or dropped
 */
export async function settlePaused(
  desk: Desk,
  tx: Transaction,
  of: PausedRows,
  choice: PausedChoice,
): Promise<number> {
  const rows = (await freed(desk, tx, of)).filter((row) => !isAct(row));
  if (choice === 'drop') {
    await settle(tx, rows, { state: 'cancelled', outcome: outcomes.dropped });
    return rows.length;
  }
  const { timeZone } = await desk.settingsOf(tx, of.spaceId);
  const local = desk.clock.now().toZonedDateTimeISO(timeZone);
  const judged = Object.groupBy(rows, (row) => judge(row, local));
  await settle(tx, judged.stale ?? [], { state: 'cancelled', outcome: outcomes.stale });
  // Its day is not over, or nobody may miss it: it leaves as it was planned, late rules included.
  await settle(tx, judged.send ?? [], { state: 'planned', outcome: null });
  for (const [subject, late = []] of Object.entries(Object.groupBy(judged.hold ?? [], subjectOf)))
    await settle(tx, late, {
      state: 'planned',
      outcome: outcomes.caughtUp,
      dueAt: toDate(await openingFor(desk, tx, subject, late)),
    });
  return rows.length - (judged.stale?.length ?? 0);
}

/**
 * A pause is about what was planned. What somebody says at this moment, what went wrong, and the correction of what people were
 * told leave all the same; so do the acts that keep a promise made to somebody.
 */
function isPlannedAhead(row: MessageDelivery): boolean {
  return isAct(row) ? !isEvenPaused(row) : !isDirect(row) && row.nature !== 'correction';
}

async function pausedAmong(
  desk: Desk,
  tx: Transaction,
  rows: readonly MessageDelivery[],
  now: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const concerned = rows.filter(isPlannedAhead);
  return concerned.length > 0 && desk.pausedAmong ? desk.pausedAmong(tx, concerned, now) : new Set();
}

/** @returns what pauses held back and none holds any more, the earliest first */
async function freed(
  desk: Desk,
  tx: Transaction,
  { spaceId, among }: PausedRows,
): Promise<MessageDelivery[]> {
  const rows = await tx.messageDelivery.findMany({
    where: { spaceId, state: 'held', outcome: outcomes.paused },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  const paused = await pausedAmong(desk, tx, rows, desk.clock.now());
  const meant = await among?.(tx, rows);
  return rows.filter(({ id }) => !paused.has(id) && (meant?.has(id) ?? true));
}

function isAct({ recipientKind }: MessageDelivery): boolean {
  return recipientKind === 'house';
}

function subjectOf({ subjectType, subjectId }: MessageDelivery): string {
  return `${subjectType}:${subjectId}`;
}

async function openingFor(
  desk: Desk,
  tx: Transaction,
  subject: string,
  [row]: readonly MessageDelivery[],
): Promise<Temporal.Instant> {
  const [type = '', id = ''] = subject.split(':');
  const hours = await desk.hoursOf(tx, { spaceId: row?.spaceId ?? '', type, id });
  return nextOpening(desk.clock.now().toZonedDateTimeISO(hours.timeZone), hours.calendar, hours).toInstant();
}

async function settle(
  tx: Transaction,
  rows: readonly MessageDelivery[],
  data: { state: 'planned' | 'cancelled'; outcome: string | null; dueAt?: Date },
): Promise<void> {
  if (rows.length === 0) return;
  await tx.messageDelivery.updateMany({
    where: { id: { in: rows.map(({ id }) => id) }, state: 'held' },
    data,
  });
}
