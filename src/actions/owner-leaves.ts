import type { Ledger } from '../delivery/ledger.ts';
import { house, type TimedAct } from '../delivery/timed-act.ts';
import { today } from '../people/today.ts';
import type { HouseListener } from '../people/turn.ts';
import type { ActionItem, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, toDate } from '../time.ts';
import { openStates } from './action-states.ts';
import { planAction } from './plan-action.ts';
import { refreshAction } from './refresh-action.ts';
import { dayFor, leadsFor } from './who-hears.ts';

/**
 * Invariant 2: who leaves the project keeps no action in silence. Each of theirs is « à réattribuer », nobody is reminded in
 * their name, and the leads are told once, in one message. Who leaves later keeps what is due before that day; what is still
 * open when it comes is freed then. Leaving one committee touches nothing.
 */
export const ownerLeaves: HouseListener = async (turn, event) => {
  if (event.kind !== 'person.left') return;
  const { tx, ledger, space, now, correlationId } = turn;
  const { personId, on } = event;
  const later = Temporal.PlainDate.compare(on, today(turn)) > 0;
  const owned = await ownedBy(tx, personId, later ? { dueOn: { gte: dateColumn(on) } } : {});
  await free({ tx, ledger, now, correlationId }, owned, {
    personId,
    rule: 'ACTION-OWNER-LEFT',
    version: dayNumber(on),
  });
  if (!later) return;
  await ledger.notify(tx, {
    spaceId: space.id,
    rule: 'ACTION-OWNER-GONE',
    subject: { type: 'person', id: personId, version: dayNumber(on) },
    recipient: house(personId),
    message: 'action.ownerGone',
    nature: 'act',
    at: on.toZonedDateTime(space.timeZone).toInstant(),
    on,
    correlationId,
  });
};

/** The day they leave: what they had not finished by then. */
export const ownerGone: TimedAct = async ({ tx, ledger, now }, { subjectId, subjectVersion }) => {
  const owned = await ownedBy(tx, subjectId, {});
  await free({ tx, ledger, now }, owned, {
    personId: subjectId,
    rule: 'ACTION-OWNER-GONE',
    version: subjectVersion,
  });
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

interface Freeing {
  tx: Transaction;
  ledger: Ledger;
  now: Temporal.Instant;
  correlationId?: string;
}

async function free(
  context: Freeing,
  owned: readonly ActionItem[],
  told: { personId: string; rule: string; version: number },
): Promise<void> {
  const { tx, ledger, now, correlationId } = context;
  const byLead = new Map<string, string[]>();
  for (const { id, spaceId } of owned) {
    const action = await tx.actionItem.update({
      where: { id },
      data: { needsOwner: true, version: { increment: 1 } },
    });
    await tx.auditEvent.create({
      data: {
        spaceId,
        at: toDate(now),
        act: 'action.ownerLeft',
        subjectType: 'action',
        subjectId: id,
        correlationId,
      },
    });
    await planAction(tx, ledger, action, correlationId);
    await refreshAction(context, action);
    for (const lead of await leadsFor(tx, action, await dayFor(tx, action, now)))
      byLead.set(lead.personId, [...(byLead.get(lead.personId) ?? []), id]);
  }
  for (const [lead, actionIds] of byLead)
    await ledger.notify(tx, {
      spaceId: owned[0]?.spaceId as string,
      rule: told.rule,
      subject: { type: 'person', id: told.personId, version: told.version },
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
