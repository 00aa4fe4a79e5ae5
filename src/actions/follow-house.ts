import { itself, journal } from '../people/journal.ts';
import type { Happening, HouseListener } from '../people/turn.ts';
import type { ActionItem, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';
import { openStates } from './action-states.ts';
import { planAction } from './plan-action.ts';
import { refreshAction } from './refresh-action.ts';
import { dayFor, leadsFor } from './who-hears.ts';

/**
 * Invariant 2: who leaves the project keeps no action in silence. Each of theirs is « à réattribuer », nobody is reminded in
 * their name, and the leads are told once, in one message. Who leaves later keeps what is due before that day; what is still
 * open when it comes is freed then. Leaving one committee touches nothing.
 */
export const followOnActions: HouseListener = async (by, event) => {
  const today = by.now.toZonedDateTimeISO(by.space.timeZone).toPlainDate();
  if (event.kind === 'person.left' && Temporal.PlainDate.compare(event.on, today) > 0) {
    const afterwards = await ownedBy(by.tx, event.personId, { dueOn: { gte: dateColumn(event.on) } });
    await free(by, event.personId, afterwards, { rule: 'ACTION-OWNER-LEFT', day: event.on });
  }
  if (event.kind === 'person.gone') {
    const left = await ownedBy(by.tx, event.personId, {});
    await free(by, event.personId, left, { rule: 'ACTION-OWNER-GONE', day: today });
  }
};

function ownedBy(
  tx: Transaction,
  ownerId: string,
  where: Prisma.ActionItemWhereInput,
): Promise<ActionItem[]> {
  return tx.actionItem.findMany({
    where: { ...where, ownerId, state: { in: [...openStates] }, needsOwner: false },
    orderBy: { id: 'asc' },
  });
}

async function free(
  by: Happening,
  personId: string,
  owned: readonly ActionItem[],
  told: { rule: string; day: Temporal.PlainDate },
): Promise<void> {
  const { tx, ledger, now, space, correlationId } = by;
  const byLead = new Map<string, string[]>();
  for (const { id } of owned) {
    const action = await tx.actionItem.update({
      where: { id },
      data: { needsOwner: true, version: { increment: 1 } },
    });
    await journal(itself(by, space.id), 'action.ownerLeft', { type: 'action', id });
    await planAction(tx, ledger, action, correlationId);
    await refreshAction(by, action);
    for (const lead of await leadsFor(tx, action, await dayFor(tx, action, now)))
      byLead.set(lead.personId, [...(byLead.get(lead.personId) ?? []), id]);
  }
  for (const [lead, actionIds] of byLead)
    await ledger.notify(tx, {
      spaceId: space.id,
      rule: told.rule,
      subject: { type: 'person', id: personId, version: dayNumber(told.day) },
      recipient: { kind: 'person', id: lead },
      message: 'action.ownerLeft',
      parameters: { actionIds },
      nature: 'alert',
      live: true,
      correlationId,
    });
}

/** Tells one departure from another, should somebody come back and leave again. */
function dayNumber({ year, month, day }: Temporal.PlainDate): number {
  return year * 10_000 + month * 100 + day;
}
