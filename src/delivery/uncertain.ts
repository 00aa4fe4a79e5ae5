/** Messages that perhaps arrived: shown to a lead, who chooses; never sent again blindly (C57). */
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { alertWhoDecides } from './alert-who-decides.ts';
import type { Desk } from './desk.ts';
import { handOver, queueMessages } from './hand-over.ts';
import { requestRedraw } from './redraw.ts';
import { outcomes } from './rows.ts';
import { type UncertainChoice, uncertainMessage, uncertainRule, undecided } from './uncertain-message.ts';

/** The same lead is not asked again within this many minutes: the alert that stands is redrawn. */
const quietMinutes = 60;

/** Asks a lead what became of a message that ended uncertain. */
export async function askAboutUncertain(desk: Desk, tx: Transaction, spaceId: string): Promise<void> {
  const since = toDate(desk.clock.now().subtract({ minutes: quietMinutes }));
  const asked = await tx.messageDelivery.findFirst({
    where: {
      spaceId,
      rule: uncertainRule,
      OR: [
        { state: { in: ['planned', 'queued'] } },
        { state: { in: ['sent', 'relayed'] }, sentAt: { gte: since } },
      ],
    },
    select: { state: true },
  });
  if (asked) return requestRedraw(desk, tx, { type: 'space', id: spaceId });
  const count = await tx.messageDelivery.count({ where: { spaceId, rule: uncertainRule } });
  const leaving = await alertWhoDecides(desk, tx, {
    spaceId,
    rule: uncertainRule,
    message: uncertainMessage,
    matter: String(count),
    live: true,
  });
  await handOver(desk, tx, leaving, desk.clock.now());
}

/**
 * @param id of one message; all of the space when absent
 * @returns how many messages were settled; those that somebody else settled first are left alone
 */
export async function settleUncertain(
  desk: Desk,
  tx: Transaction,
  { spaceId, choice, id }: { spaceId: string; choice: UncertainChoice; id?: string },
): Promise<number> {
  const leaders = await tx.messageDelivery.findMany({
    where: { ...undecided(spaceId), mergedIntoId: null, ...(id && { id }) },
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
    platform: null,
    workspace: null,
    leasedUntil: null,
  } as const;
  const { count } = await tx.messageDelivery.updateMany({
    where: { id: { in: rows.map(({ id }) => id) }, state: 'uncertain' },
    data: choice === 'arrived' ? arrived : again,
  });
  if (count > 0 && choice === 'resend') await queueMessages(desk, tx, [rows]);
  return count > 0;
}
