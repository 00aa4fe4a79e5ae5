/** Who is told about an action beside its owner (C25, C03). */
import { leadOfRecord, leadsToReach, type ReachedLead } from '../people/leads.ts';
import { readLeads } from '../people/read-leads.ts';
import type { ActionItem } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/**
 * The lead of record of that day; for a lead's own action the other lead, so that it is not told to themselves alone.
 *
 * @returns null without a committee or a lead
 */
export async function leadFor(
  tx: Transaction,
  action: Pick<ActionItem, 'committeeId' | 'ownerId' | 'spaceId'>,
  day: Temporal.PlainDate,
): Promise<ReachedLead | null> {
  if (!action.committeeId) return null;
  const { milestonePhase } = await tx.space.findUniqueOrThrow({ where: { id: action.spaceId } });
  const { leads, assigned } = await readLeads(tx, action.committeeId, day);
  const others = leads.filter(({ personId }) => personId !== action.ownerId);
  return leadOfRecord(milestonePhase, assigned, others.length > 0 ? others : leads, day);
}

/** Both leads of the action's committee, without the one who is away (C03), nor its owner. */
export async function leadsFor(
  tx: Transaction,
  action: Pick<ActionItem, 'committeeId' | 'ownerId'>,
  day: Temporal.PlainDate,
): Promise<ReachedLead[]> {
  if (!action.committeeId) return [];
  const { leads } = await readLeads(tx, action.committeeId, day);
  return leadsToReach(
    leads.filter(({ personId }) => personId !== action.ownerId),
    day,
  );
}

/** @returns the local day of an instant in the action's committee, else in its space */
export async function dayFor(
  tx: Transaction,
  action: Pick<ActionItem, 'committeeId' | 'spaceId'>,
  at: Temporal.Instant,
): Promise<Temporal.PlainDate> {
  const { timeZone } = action.committeeId
    ? await tx.committee.findUniqueOrThrow({ where: { id: action.committeeId } })
    : await tx.space.findUniqueOrThrow({ where: { id: action.spaceId } });
  return at.toZonedDateTimeISO(timeZone).toPlainDate();
}
