import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import type { Desk } from './desk.ts';
import { foresee } from './foresee.ts';
import { handOver } from './hand-over.ts';
import { deliveryKey, recipientKey } from './key.ts';
import {
  isTold,
  isWaiting,
  type KnownRow,
  knownParts,
  outlivesVersion,
  tellable,
  wasDropped,
} from './known-rows.ts';
import type { DirectNotice, Ledger, PlanOutcome, PlanRequest } from './ledger.ts';
import { resumeAfterPause, settlePaused } from './paused.ts';
import { isMergeable, plan, respectsQuietHours } from './planner.ts';
import { requestRedraw } from './redraw.ts';
import { draft, rehearse } from './rehearse.ts';
import {
  addRows,
  directMark,
  evenPausedMark,
  insertRows,
  isDirect,
  type NewRow,
  outcomes,
  rowOf,
  toldStates,
  waitingStates,
} from './rows.ts';
import type { PlannedNotice, Recipient } from './timeline.ts';
import { nextOpening } from './working-days.ts';

/** The ledger as features see it: every call happens inside their transaction, in few statements. */
export function createLedger(desk: Desk): Ledger {
  return {
    chats: desk.chats,
    reconcile: (tx, request) => reconcile(desk, tx, request),
    foresee: (tx, request) => foresee(tx, request, desk.clock.now()),
    rehearse: (tx, request) => rehearse(tx, request, desk.clock.now()),
    draft: (request, message, t) => draft(desk, request, message, t),
    notify: (tx, notice) => notify(desk, tx, notice),
    async cancel(tx, subject, reason, which) {
      const { count } = await tx.messageDelivery.updateMany({
        where: {
          subjectType: subject.type,
          subjectId: subject.id,
          rule: which?.rule,
          state: { in: [...waitingStates] },
        },
        data: { state: 'cancelled', outcome: reason },
      });
      return count;
    },
    resumeAfterPause: (tx, of) => resumeAfterPause(desk, tx, of),
    settlePaused: (tx, of, choice) => settlePaused(desk, tx, of, choice),
    async told(tx, subject) {
      const rows = await tx.messageDelivery.findMany({
        where: { subjectType: subject.type, subjectId: subject.id, state: { in: [...toldStates] } },
        select: { recipientKind: true, recipientId: true },
        distinct: ['recipientKind', 'recipientId'],
      });
      return rows.map(asRecipient);
    },
    refresh: (tx, subject, correlationId, recipientId) =>
      requestRedraw(desk, tx, { ...subject, recipientId }, correlationId),
  };
}

async function reconcile(desk: Desk, tx: Transaction, request: PlanRequest): Promise<PlanOutcome> {
  const now = desk.clock.now();
  const { subject } = request;
  const laid = plan({ ...request, now });
  const rows: KnownRow[] = await tx.messageDelivery.findMany({
    where: { subjectType: subject.type, subjectId: subject.id },
    select: knownParts,
  });
  // Somebody read it before it changed: the newer plan stands.
  if (rows.some((row) => row.subjectVersion > subject.version && !isDirect(row)))
    return { planned: 0, past: [], alreadyTold: [] };
  const older = rows.filter((row) => row.subjectVersion < subject.version);
  const current = new Map(
    rows.filter((row) => row.subjectVersion === subject.version).map((row) => [row.key, row]),
  );

  const outdated = older.filter((row) => isWaiting(row) && !outlivesVersion(row));
  await stop(tx, outdated, 'superseded', outcomes.newerVersion);
  await stopUnplanned(tx, request, current, laid, now);

  const wanted = tellable(laid.notices, older, now);
  await redate(tx, wanted, current);
  const origin = { spaceId: request.spaceId, now, correlationId: request.correlationId };
  const missing = wanted.filter(({ key }) => !current.has(key));
  const rowsToAdd = missing.map((notice) =>
    rowOf(notice, { ...origin, parameters: request.parameters?.[notice.rule] }),
  );
  const isDue = ({ dueAt }: NewRow) => (dueAt as Date).getTime() <= now.epochMilliseconds;
  const planned = await addRows(
    tx,
    rowsToAdd.filter((row) => !isDue(row)),
  );
  await handOver(desk, tx, await insertRows(tx, rowsToAdd.filter(isDue)), now);
  return {
    planned,
    past: laid.past,
    alreadyTold: recipientsOf(older.filter(isTold)),
  };
}

async function notify(desk: Desk, tx: Transaction, notice: DirectNotice): Promise<void> {
  const now = desk.clock.now();
  const { recipient, subject } = notice;
  const at = await leavesAt(desk, tx, notice, now);
  const settled: PlannedNotice = {
    key: deliveryKey(notice.rule, subject, recipient),
    rule: notice.rule,
    subject: { ...subject, on: notice.on ?? now.toZonedDateTimeISO('UTC').toPlainDate() },
    recipient,
    message: notice.message,
    nature: notice.nature,
    at,
    mergeable: notice.at !== undefined && isMergeable(notice.nature, recipient, notice.via),
    perishable: false,
    live: notice.live ?? false,
    conditional: false,
    via: notice.via,
  };
  const origin = {
    spaceId: notice.spaceId,
    now,
    correlationId: notice.correlationId,
    parameters: {
      ...notice.parameters,
      ...directMark,
      ...(notice.immediate && { awake: notice.immediate }),
      ...(notice.evenPaused && evenPausedMark),
    },
  };
  // Without a day of its own the cap takes it last, and downtime never makes it stale.
  const row = rowOf(settled, origin);
  const added = await insertRows(tx, [notice.on ? row : { ...row, subjectOn: null }]);
  // Part of a timeline: it leaves with what else is due at its hour.
  if (notice.at) return;
  await handOver(
    desk,
    tx,
    added.filter((row) => row.dueAt.getTime() <= now.epochMilliseconds),
    now,
  );
}

async function leavesAt(
  desk: Desk,
  tx: Transaction,
  { spaceId, subject, nature, recipient, immediate, at }: DirectNotice,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  if (at) return at;
  if (immediate || !respectsQuietHours(nature, recipient)) return now;
  const hours = await desk.hoursOf(tx, { spaceId, type: subject.type, id: subject.id });
  return nextOpening(now.toZonedDateTimeISO(hours.timeZone), hours.calendar, hours).toInstant();
}

/** Rows of the same version whose rule was planned again without them, or whose moment is now behind. */
async function stopUnplanned(
  tx: Transaction,
  request: PlanRequest,
  current: ReadonlyMap<string, KnownRow>,
  laid: ReturnType<typeof plan>,
  now: Temporal.Instant,
): Promise<void> {
  const rules = new Set(request.rules.map(({ code }) => code));
  const coming = new Set(laid.notices.map(({ key }) => key));
  const missed = new Set(laid.missed.map(({ key }) => key));
  // A notice of its own (what a timed act of that rule tells people) is no part of the plan.
  const idle = [...current.values()].filter(
    (row) =>
      rules.has(row.rule) &&
      !coming.has(row.key) &&
      !isDirect(row) &&
      (row.state === 'planned' || row.state === 'held'),
  );
  await stop(
    tx,
    idle.filter(({ key }) => !missed.has(key)),
    'cancelled',
    outcomes.notPlanned,
  );
  // What is already due keeps its place: it leaves in a moment. The digest of the cap keeps its own hour.
  const behind = idle.filter(
    (row) =>
      missed.has(row.key) && row.dueAt.getTime() > now.epochMilliseconds && row.outcome !== outcomes.capped,
  );
  await stop(tx, behind, 'cancelled', outcomes.past);
}

/**
 * Moves what waits to its new moment, in one statement; what the plan had dropped before it left, and wants again, waits
 * again (somebody taken off and put back).
 */
async function redate(
  tx: Transaction,
  wanted: readonly PlannedNotice[],
  current: ReadonlyMap<string, KnownRow>,
): Promise<void> {
  const moved = wanted.flatMap(({ key, at, subject }) => {
    const row = current.get(key);
    if (!row) return [];
    const changes = row.state === 'planned' ? row.dueAt.getTime() !== at.epochMilliseconds : wasDropped(row);
    return changes ? [{ id: row.id, at: toDate(at), on: subject.on.toString() }] : [];
  });
  if (moved.length === 0) return;
  await tx.$executeRaw`
    UPDATE "MessageDelivery" AS d SET "dueAt" = v.at, "subjectOn" = v.on, outcome = NULL, state = 'planned'
    FROM unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ at }) => at)}::timestamptz[],
      ${moved.map(({ on }) => on)}::date[]) AS v(id, at, "on")
    WHERE d.id = v.id AND (d.state = 'planned'
      OR d.state = 'cancelled' AND d.outcome IN (${outcomes.notPlanned}, ${outcomes.past}))`;
}

async function stop(
  tx: Transaction,
  rows: readonly KnownRow[],
  state: 'cancelled' | 'superseded',
  outcome: string,
): Promise<void> {
  if (rows.length === 0) return;
  // The state is asked again: a worker may have taken a row since it was read.
  await tx.messageDelivery.updateMany({
    where: { id: { in: rows.map(({ id }) => id) }, state: { in: [...waitingStates] } },
    data: { state, outcome },
  });
}

function recipientsOf(rows: readonly KnownRow[]): Recipient[] {
  const found = new Map(rows.map(asRecipient).map((recipient) => [recipientKey(recipient), recipient]));
  return [...found.values()];
}

function asRecipient(row: Pick<MessageDelivery, 'recipientKind' | 'recipientId'>): Recipient {
  return { kind: row.recipientKind, id: row.recipientId };
}
