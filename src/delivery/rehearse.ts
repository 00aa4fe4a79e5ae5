/** A plan before it starts (domain.md C42): every message it will send, and its words; nothing is sent, nothing is stored. */
import { randomUUID } from 'node:crypto';
import type { Card } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { mergeCards } from '../conversation/merge-cards.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, toDate } from '../time.ts';
import type { Desk } from './desk.ts';
import { knownParts, tellable } from './known-rows.ts';
import type { PlanRequest, Rehearsal, RehearsedMessage } from './ledger.ts';
import { messagesOf } from './merge.ts';
import { plan } from './planner.ts';
import type { PlannedNotice } from './timeline.ts';
import { composerOf } from './write.ts';

/** Lays a plan out as `reconcile` would, the messages of one hour merged as they will be. */
export async function rehearse(
  tx: Transaction,
  request: PlanRequest,
  now: Temporal.Instant,
): Promise<Rehearsal> {
  const { type: subjectType, id: subjectId, version } = request.subject;
  const older = await tx.messageDelivery.findMany({
    where: { subjectType, subjectId, subjectVersion: { lt: version } },
    select: knownParts,
  });
  const laid = plan({ ...request, now });
  const told = tellable(laid.notices, older, now);
  return { messages: messagesOf(told).map(asMessage), past: laid.past };
}

/**
 * Writes one message as its recipient would read it if its hour came now; what writing it stores is undone.
 *
 * @param parameters what its rules are told besides their subject, by rule code
 * @returns null when it has nothing to say yet
 */
export async function draft(
  desk: Desk,
  { spaceId, parameters }: Pick<PlanRequest, 'spaceId' | 'parameters'>,
  { notices }: Pick<RehearsedMessage, 'notices'>,
  t: Translator,
): Promise<Card | null> {
  const cards: Card[] = [];
  for (const notice of notices) {
    const row = rowToWrite(spaceId, notice, parameters?.[notice.rule]);
    const card = await writeAndForget(desk, row, notice.at, t);
    if (card) cards.push(card);
  }
  const [only] = cards;
  if (!only) return null;
  return cards.length === 1 ? only : mergeCards(cards, t.locale);
}

function asMessage(notices: readonly PlannedNotice[]): RehearsedMessage {
  const [first] = notices as readonly [PlannedNotice];
  return {
    at: first.at,
    recipient: first.recipient,
    rules: [...new Set(notices.map(({ rule }) => rule))],
    conditional: notices.every(({ conditional }) => conditional),
    notices: [...notices],
  };
}

/** Carries what was written out of the transaction that is undone. */
class Written extends Error {
  readonly card: Card | null;

  constructor(card: Card | null) {
    super('Written only to be read.');
    this.card = card;
  }
}

async function writeAndForget(
  desk: Desk,
  row: MessageDelivery,
  now: Temporal.Instant,
  t: Translator,
): Promise<Card | null> {
  const personId = row.recipientKind === 'person' ? row.recipientId : null;
  try {
    await desk.transaction(async (tx) => {
      const context = { tx, t, now, answers: 'chat' as const, personId, redraw: false };
      throw new Written((await composerOf(desk, row)(context, row))?.card ?? null);
    });
    return null;
  } catch (error) {
    if (error instanceof Written) return error.card;
    // What it speaks of does not exist yet: a survey that opens on its day.
    desk.log.info({ err: error, rule: row.rule }, 'A message cannot be written before its day');
    return null;
  }
}

function rowToWrite(
  spaceId: string,
  { key, rule, subject, recipient, message, nature, at, via, ...notice }: PlannedNotice,
  parameters: Record<string, unknown> | undefined,
): MessageDelivery {
  return {
    id: randomUUID(),
    ...{ spaceId, key, rule, message, nature },
    subjectType: subject.type,
    subjectId: subject.id,
    subjectVersion: subject.version,
    subjectOn: dateColumn(subject.on),
    recipientKind: recipient.kind,
    recipientId: recipient.id,
    parameters: { ...parameters, ...(via && { via }) } as MessageDelivery['parameters'],
    dueAt: toDate(at),
    createdAt: toDate(at),
    ...{ mergeable: notice.mergeable, perishable: notice.perishable, live: notice.live },
    ...{ state: 'planned', outcome: null, mergedIntoId: null, attempts: 0, doubtful: false },
    ...{ platform: null, workspace: null, address: null, externalId: null, threadId: null },
    ...{ card: null, sentAt: null, error: null, leasedUntil: null, correlationId: null },
  };
}
