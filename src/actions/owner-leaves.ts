import { journal } from '../people/journal.ts';
import { today } from '../people/today.ts';
import type { DomainTurn, HouseListener } from '../people/turn.ts';
import { openStates } from './action-states.ts';
import { planAction } from './plan-action.ts';
import { refreshAction } from './refresh-action.ts';
import { leadsFor } from './who-hears.ts';

/**
 * Invariant 2: who leaves the project keeps no action in silence. Each of theirs is « à réattribuer », nobody is reminded in
 * their name, and the leads are told once, in one message. Leaving one committee touches nothing.
 */
export const ownerLeaves: HouseListener = async (turn, event) => {
  if (event.kind !== 'person.left') return;
  const { tx, ledger, correlationId } = turn;
  const owned = await tx.actionItem.findMany({
    where: {
      spaceId: turn.space.id,
      ownerId: event.personId,
      state: { in: [...openStates] },
      needsOwner: false,
    },
    orderBy: { id: 'asc' },
  });
  const byLead = new Map<string, string[]>();
  for (const { id } of owned) {
    const action = await tx.actionItem.update({
      where: { id },
      data: { needsOwner: true, version: { increment: 1 } },
    });
    await journal(turn, 'action.ownerLeft', { type: 'action', id });
    await planAction(tx, ledger, action, correlationId);
    await refreshAction(turn, action);
    for (const lead of await leadsFor(tx, action, today(turn)))
      byLead.set(lead.personId, [...(byLead.get(lead.personId) ?? []), id]);
  }
  await tellLeads(turn, event, byLead);
};

async function tellLeads(
  { tx, ledger, space, correlationId }: DomainTurn,
  { personId, on }: { personId: string; on: Temporal.PlainDate },
  byLead: ReadonlyMap<string, string[]>,
): Promise<void> {
  // One message each time they leave: the day tells one departure from another.
  const version = on.year * 10_000 + on.month * 100 + on.day;
  for (const [lead, actionIds] of byLead)
    await ledger.notify(tx, {
      spaceId: space.id,
      rule: 'ACTION-OWNER-LEFT',
      subject: { type: 'person', id: personId, version },
      recipient: { kind: 'person', id: lead },
      message: 'action.ownerLeft',
      parameters: { actionIds },
      nature: 'alert',
      live: true,
      correlationId,
    });
}
