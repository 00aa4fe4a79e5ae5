import type { Card } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import { toDate, toInstant } from '../time.ts';
import type { Desk } from './desk.ts';
import { notFailedBefore } from './perform-acts.ts';

/** One message that left while the clock moved. */
export interface SentMessage {
  /** ISO 8601 business instant. */
  at: string;
  /** Its rules, joined by + when several were merged: `M06+M07`. */
  rule: string;
  /** The person's handle, or #channel. */
  to: string;
  /** `dm`, the channel's name, or `mail`. */
  in: string;
  text: string;
  platform: string;
  state: string;
}

export interface Steps {
  handOverDue(): Promise<number>;
  drain(): Promise<void>;
  nextDueAt(): Promise<Temporal.Instant | null>;
}

/** Moves the clock that `desk.clock.now()` reads. */
export type SetNow = (instant: Temporal.Instant) => Promise<void> | void;

/**
 * Moves the business clock to an instant, visiting every due instant on the way in order, each emptied before the next:
 * months run in minutes and nothing is ever late (domain.md C59).
 *
 * @returns what left on the way, in order
 */
export async function advanceTo(
  desk: Desk,
  steps: Steps,
  target: Temporal.Instant,
  setNow: SetNow,
): Promise<SentMessage[]> {
  const left = await watchWhatLeaves(desk);
  await empty(steps);
  for (;;) {
    const next = await steps.nextDueAt();
    if (!next || Temporal.Instant.compare(next, target) > 0) break;
    if (Temporal.Instant.compare(next, desk.clock.now()) > 0) await setNow(next);
    await empty(steps);
  }
  if (Temporal.Instant.compare(target, desk.clock.now()) > 0) await setNow(target);
  await empty(steps);
  return describe(desk, await left());
}

/**
 * Moves the business clock to the next instant at which something leaves, as `advanceTo` would: what copil does by itself on
 * the way and tells nobody is done, and passed over. Where nothing but such acts is planned it stops at the first, so that
 * it does not run through the years.
 *
 * @returns what left there
 */
export async function advanceToNext(desk: Desk, steps: Steps, setNow: SetNow): Promise<SentMessage[]> {
  const left = await watchWhatLeaves(desk);
  await empty(steps);
  for (let passing = true; passing && (await left()).length === 0; ) {
    const next = await steps.nextDueAt();
    if (!next) break;
    passing =
      (await desk.db.messageDelivery.count({ where: { ...waiting(), recipientKind: { not: 'house' } } })) > 0;
    if (Temporal.Instant.compare(next, desk.clock.now()) > 0) await setNow(next);
    await empty(steps);
  }
  return describe(desk, await left());
}

/** @returns the next instant at which something is due, null when nothing waits */
export async function nextDueAt(desk: Desk): Promise<Temporal.Instant | null> {
  return earliest(desk, waiting());
}

/** @returns the next instant at which somebody may hear something; when nobody will, the next at which something is due */
export async function nextEventAt(desk: Desk): Promise<Temporal.Instant | null> {
  return (await earliest(desk, { ...waiting(), nature: { not: 'watch' } })) ?? nextDueAt(desk);
}

async function earliest(
  desk: Desk,
  where: Prisma.MessageDeliveryWhereInput,
): Promise<Temporal.Instant | null> {
  const next = await desk.db.messageDelivery.findFirst({
    where,
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  return next && toInstant(next.dueAt);
}

function waiting(): Prisma.MessageDeliveryWhereInput {
  return { state: 'planned', ...notFailedBefore() };
}

/** @returns what has left since it was called, whenever it is asked */
async function watchWhatLeaves(desk: Desk): Promise<() => Promise<MessageDelivery[]>> {
  const started = desk.clock.now();
  const before = new Set((await leftSince(desk, started, started)).map(({ id }) => id));
  return async () => (await leftSince(desk, started, desk.clock.now())).filter(({ id }) => !before.has(id));
}

async function empty(steps: Steps): Promise<void> {
  await steps.handOverDue();
  await steps.drain();
}

function leftSince(desk: Desk, from: Temporal.Instant, to: Temporal.Instant): Promise<MessageDelivery[]> {
  return desk.db.messageDelivery.findMany({
    where: { state: { in: ['sent', 'relayed'] }, sentAt: { gte: toDate(from), lte: toDate(to) } },
    orderBy: [{ sentAt: 'asc' }, { dueAt: 'asc' }, { id: 'asc' }],
  });
}

async function describe(desk: Desk, rows: readonly MessageDelivery[]): Promise<SentMessage[]> {
  const said: SentMessage[] = [];
  for (const leader of rows.filter(({ mergedIntoId }) => mergedIntoId === null)) {
    const merged = rows.filter(({ mergedIntoId }) => mergedIntoId === leader.id);
    const isChannel = leader.recipientKind === 'channel';
    const reached = isChannel
      ? await desk.directory.channel(desk.db, leader.recipientId)
      : await desk.directory.person(desk.db, leader.recipientId);
    const name = reached?.name ?? leader.recipientId;
    said.push({
      at: toInstant(leader.sentAt as Date).toString(),
      rule: [leader, ...merged].map(({ rule }) => rule).join('+'),
      to: isChannel ? `#${name}` : name,
      in: isChannel ? name : leader.platform === 'email' ? 'mail' : 'dm',
      text: leader.card ? renderText(leader.card as unknown as Card, reached?.locale ?? 'fr') : '',
      platform: leader.platform ?? '',
      state: leader.state,
    });
  }
  return said;
}
