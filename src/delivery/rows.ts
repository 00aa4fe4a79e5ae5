import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import { orderedIds } from '../store/ordered-ids.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, systemClock, toDate } from '../time.ts';
import type { PlannedNotice } from './timeline.ts';

/** Rows that wait: a change of their subject may still stop them. */
export const waitingStates = ['planned', 'held', 'queued'] as const;
/** Rows whose recipient heard of it, or may have: an uncertain message is counted as told. */
export const toldStates = ['sending', 'sent', 'relayed', 'uncertain'] as const;

/** Codes in `MessageDelivery.outcome`: why a row did not simply leave when it was due. */
export const outcomes = {
  /** The composer had nothing to say any more (skip-when). */
  nothingToSay: 'nothingToSay',
  /** Its subject changed: a newer version speaks. */
  newerVersion: 'newerVersion',
  /** Its recipient or rule is no longer part of the plan. */
  notPlanned: 'notPlanned',
  /** Its new moment had passed when the plan changed. */
  past: 'past',
  /** Its day and its subject's had passed when the service came back. */
  stale: 'stale',
  /** Due while its site or the space was paused: it waits. */
  paused: 'paused',
  /** Late, waiting for somebody to decide. */
  late: 'late',
  /** Sent in one message after downtime. */
  caughtUp: 'caughtUp',
  /** Dropped after downtime. */
  dropped: 'dropped',
  /** Waited for the digest because of the daily cap. */
  capped: 'capped',
  /** Nobody to send it to any more. */
  recipientGone: 'recipientGone',
  /** No platform reaches the recipient. */
  noRoute: 'noRoute',
  /** Tried often enough. */
  exhausted: 'exhausted',
  /** It could not be written. */
  notWritten: 'notWritten',
  /** Left without an answer by the platform: perhaps it arrived. */
  noAnswer: 'noAnswer',
  /** It was uncertain, and somebody saw that it had arrived. */
  confirmed: 'confirmed',
  /** It was uncertain, and somebody chose to send it again. */
  resent: 'resent',
} as const;

/** Among the parameters of a row: a notice of its own, not laid out by a timeline. */
export const directMark = { direct: true } as const;

/** @returns whether a row was given by `notify`, not planned by `reconcile`. */
export function isDirect({ parameters }: Pick<MessageDelivery, 'parameters'>): boolean {
  return (parameters as Partial<typeof directMark> | null)?.direct === true;
}

/** What one statement adds: its bound parameters stay far below PostgreSQL's 65,535, its text below a megabyte. */
const rowsPerStatement = 1000;

/** What leaves at the same instant is read in the order in which it was planned. */
const nextId = orderedIds(systemClock.system);

function withIds(rows: readonly NewRow[]): NewRow[] {
  return rows.map((row) => ({ ...row, id: nextId() }));
}

/** Among the parameters of an act that a pause does not hold back. */
export const evenPausedMark = { evenPaused: true } as const;

/** @returns whether an act runs at its hour although its subject is paused */
export function isEvenPaused({ parameters }: Pick<MessageDelivery, 'parameters'>): boolean {
  return (parameters as Partial<typeof evenPausedMark> | null)?.evenPaused === true;
}

export type NewRow = Prisma.MessageDeliveryCreateManyInput;

export interface RowOrigin {
  spaceId: string;
  now: Temporal.Instant;
  correlationId?: string;
  parameters?: Record<string, unknown>;
}

/** @returns a ledger row for a planned notice, waiting for its hour. */
export function rowOf(notice: PlannedNotice, origin: RowOrigin): NewRow {
  const parameters = { ...origin.parameters, ...(notice.via && { via: notice.via }) };
  return {
    spaceId: origin.spaceId,
    key: notice.key,
    rule: notice.rule,
    subjectType: notice.subject.type,
    subjectId: notice.subject.id,
    subjectVersion: notice.subject.version,
    subjectOn: dateColumn(notice.subject.on),
    recipientKind: notice.recipient.kind,
    recipientId: notice.recipient.id,
    message: notice.message,
    parameters: parameters as Prisma.InputJsonObject,
    nature: notice.nature,
    dueAt: toDate(notice.at),
    mergeable: notice.mergeable,
    perishable: notice.perishable,
    live: notice.live,
    correlationId: origin.correlationId,
    createdAt: toDate(origin.now),
  };
}

/**
 * Adds rows without reading them back: those that only wait. A plan lays down hundreds, so each lot is one statement with one
 * parameter. @returns how many were added.
 */
export async function addRows(tx: Transaction, rows: readonly NewRow[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const lot = withIds(rows.slice(from, from + rowsPerStatement));
    added += await tx.$executeRaw`
      INSERT INTO "MessageDelivery" (id, "spaceId", key, rule, "subjectType", "subjectId", "subjectVersion", "subjectOn",
        "recipientKind", "recipientId", message, parameters, nature, "dueAt", mergeable, perishable, live, "correlationId",
        "createdAt")
      SELECT id, "spaceId", key, rule, "subjectType", "subjectId", "subjectVersion", "subjectOn",
        "recipientKind", "recipientId", message, parameters, nature, "dueAt", mergeable, perishable, live, "correlationId",
        "createdAt"
      FROM jsonb_to_recordset(${JSON.stringify(lot)}::jsonb) AS r(id uuid, "spaceId" uuid, key text, rule text,
        "subjectType" text, "subjectId" uuid, "subjectVersion" int, "subjectOn" date, "recipientKind" "RecipientKind",
        "recipientId" uuid, message text, parameters jsonb, nature text, "dueAt" timestamptz, mergeable boolean,
        perishable boolean, live boolean, "correlationId" text, "createdAt" timestamptz)
      ON CONFLICT (key) DO NOTHING`;
  }
  return added;
}

/** Adds rows; a key that exists already is left alone (invariant 3). @returns the rows added. */
export async function insertRows(tx: Transaction, rows: readonly NewRow[]): Promise<MessageDelivery[]> {
  const added: MessageDelivery[] = [];
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const data = withIds(rows.slice(from, from + rowsPerStatement));
    added.push(...(await tx.messageDelivery.createManyAndReturn({ data, skipDuplicates: true })));
  }
  return added;
}
