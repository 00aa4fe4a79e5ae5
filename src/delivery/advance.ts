import type { Card } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { toDate, toInstant } from '../time.ts';
import type { Desk } from './desk.ts';

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

/**
 * Moves the business clock to an instant, visiting every due instant on the way in order, each emptied before the next:
 * months run in minutes and nothing is ever late (domain.md C59).
 *
 * @param setNow moves the clock that `desk.clock.now()` reads
 * @returns what left on the way, in order
 */
export async function advanceTo(
  desk: Desk,
  steps: Steps,
  target: Temporal.Instant,
  setNow: (instant: Temporal.Instant) => Promise<void> | void,
): Promise<SentMessage[]> {
  const started = desk.clock.now();
  const before = new Set((await leftSince(desk, started, started)).map(({ id }) => id));
  await empty(steps);
  for (;;) {
    const next = await steps.nextDueAt();
    if (!next || Temporal.Instant.compare(next, target) > 0) break;
    if (Temporal.Instant.compare(next, desk.clock.now()) > 0) await setNow(next);
    await empty(steps);
  }
  if (Temporal.Instant.compare(target, desk.clock.now()) > 0) await setNow(target);
  await empty(steps);
  const left = await leftSince(desk, started, desk.clock.now());
  return describe(
    desk,
    left.filter(({ id }) => !before.has(id)),
  );
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
