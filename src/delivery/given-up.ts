/** Timed acts that were given up: whoever decides hears of each, and may have it tried again. */
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { alertWhoDecides } from './alert-who-decides.ts';
import type { Desk } from './desk.ts';
import { handOver } from './hand-over.ts';
import { requestRedraw } from './redraw.ts';
import { outcomes } from './rows.ts';

const givenUpRule = 'GIVEN-UP';
/** Composer that writes the alert: it names the subject, which delivery/ does not know. */
export const givenUpMessage = 'overview.givenUp';

/** Gives an act up and alerts whoever decides, once for each time it is given up. */
export async function giveUp(desk: Desk, tx: Transaction, { id, spaceId }: MessageDelivery): Promise<void> {
  const { count } = await tx.messageDelivery.updateMany({
    where: { id, state: 'planned' },
    data: { state: 'failed', outcome: outcomes.exhausted },
  });
  if (count === 0) return;
  const parameters = { act: id };
  const before = await tx.messageDelivery.count({
    where: { spaceId, rule: givenUpRule, parameters: { equals: parameters } },
  });
  const leaving = await alertWhoDecides(desk, tx, {
    spaceId,
    rule: givenUpRule,
    message: givenUpMessage,
    matter: `${id} ${before + 1}`,
    parameters,
    live: true,
  });
  await handOver(desk, tx, leaving, desk.clock.now());
}

/** @returns which acts of a space wait for somebody to have them tried again */
export function givenUpActs(spaceId: string) {
  return { spaceId, recipientKind: 'house' as const, state: 'failed' as const, outcome: outcomes.exhausted };
}

/** Plans an act that was given up as if it had never been tried. @returns false when it does not wait for that */
export async function retryAct(
  desk: Desk,
  tx: Transaction,
  { spaceId, id }: { spaceId: string; id: string },
): Promise<boolean> {
  const { count } = await tx.messageDelivery.updateMany({
    where: { ...givenUpActs(spaceId), id },
    data: { state: 'planned', outcome: null, attempts: 0, error: null, leasedUntil: null },
  });
  if (count > 0) await requestRedraw(desk, tx, { type: 'space', id: spaceId });
  return count > 0;
}
