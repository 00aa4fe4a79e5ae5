/** Messages that perhaps arrived: shown to a lead, who chooses; never sent again blindly (C57). */
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate, toInstant } from '../time.ts';
import { alertWhoDecides } from './alert-who-decides.ts';
import type { Desk } from './desk.ts';
import { handOver, queueMessages } from './hand-over.ts';
import { requestRedraw } from './redraw.ts';
import { outcomes } from './rows.ts';
import { type UncertainChoice, uncertainMessage, uncertainRule, undecided } from './uncertain-message.ts';

/** The same lead is not asked again within this many minutes: the question that stands is drawn again. */
const quietMinutes = 60;

/**
 * Asks a lead what became of a message that ended uncertain. A question that cannot be changed any more (a mail), or that
 * may have been written just before, is followed by another one when its hour is over.
 */
export async function askAboutUncertain(desk: Desk, tx: Transaction, spaceId: string): Promise<void> {
  const asked = await questionsOf(desk, tx, spaceId);
  await requestRedraw(desk, tx, { type: 'space', id: spaceId });
  if (asked.some((question) => willNameAll(desk, question))) return;
  const [last] = asked;
  const lastAt = last && (last.sentAt ? toInstant(last.sentAt) : desk.clock.now());
  const before = await tx.messageDelivery.count({ where: { spaceId, rule: uncertainRule } });
  const leaving = await alertWhoDecides(desk, tx, {
    spaceId,
    rule: uncertainRule,
    message: uncertainMessage,
    matter: String(before),
    notBefore: lastAt?.add({ minutes: quietMinutes }),
    live: true,
  });
  await handOver(desk, tx, leaving, desk.clock.now());
}

/** The questions of the last hour, the newest first. They neither leave nor multiply until the caller has committed. */
async function questionsOf(desk: Desk, tx: Transaction, spaceId: string): Promise<MessageDelivery[]> {
  const since = toDate(desk.clock.now().subtract({ minutes: quietMinutes }));
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${uncertainRule} ${spaceId}`}, 0))::text`;
  await tx.$queryRaw`
    SELECT id FROM "MessageDelivery"
    WHERE "spaceId" = ${spaceId}::uuid AND rule = ${uncertainRule} AND state IN ('planned', 'queued', 'sending')
    ORDER BY id FOR UPDATE`;
  return tx.messageDelivery.findMany({
    where: {
      spaceId,
      rule: uncertainRule,
      OR: [
        { state: { in: ['planned', 'queued', 'sending'] } },
        { state: { in: ['sent', 'relayed'] }, sentAt: { gt: since } },
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}

/** @returns whether a question has yet to be written, or stands where it can be drawn again. */
function willNameAll({ platforms }: Desk, { state, platform }: MessageDelivery): boolean {
  if (state === 'planned' || state === 'queued') return true;
  return platforms.some(({ name, capabilities }) => name === platform && capabilities.update);
}

/** Which messages are settled: one, or those that stood in doubt when they were shown, at a business instant. */
export type UncertainWhich = { id: string } | { shownAt: Temporal.Instant };

/** @returns how many messages were settled; those that somebody else settled first are left alone */
export async function settleUncertain(
  desk: Desk,
  tx: Transaction,
  { spaceId, choice, ...which }: { spaceId: string; choice: UncertainChoice } & UncertainWhich,
): Promise<number> {
  const leaders = await tx.messageDelivery.findMany({
    where: {
      ...undecided(spaceId),
      ...('id' in which
        ? { id: which.id }
        : // Doubts of an earlier version do not say since when.
          { OR: [{ sentAt: null }, { sentAt: { lte: toDate(which.shownAt) } }] }),
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  let settled = 0;
  for (const leader of leaders) if (await settle(desk, tx, leader, choice)) settled += 1;
  if (settled > 0) await requestRedraw(desk, tx, { type: 'space', id: spaceId });
  return settled;
}

/** @returns false when somebody else settled it first. */
async function settle(
  desk: Desk,
  tx: Transaction,
  leader: MessageDelivery,
  choice: UncertainChoice,
): Promise<boolean> {
  const rows = await tx.messageDelivery.findMany({
    where: { OR: [{ id: leader.id }, { mergedIntoId: leader.id }], state: 'uncertain' },
  });
  const arrived = { state: 'sent', outcome: outcomes.confirmed, sentAt: toDate(desk.clock.now()) } as const;
  const again = {
    state: 'planned',
    outcome: outcomes.resent,
    attempts: 0,
    // Whoever chose knows that it may be there already: it is not looked up once more.
    doubtful: false,
    platform: null,
    workspace: null,
    sentAt: null,
    leasedUntil: null,
  } as const;
  const { count } = await tx.messageDelivery.updateMany({
    where: { id: { in: rows.map(({ id }) => id) }, state: 'uncertain' },
    data: choice === 'arrived' ? arrived : again,
  });
  if (count > 0 && choice === 'resend') await queueMessages(desk, tx, [rows]);
  return count > 0;
}
