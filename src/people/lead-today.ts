import type { Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { leadsToReach } from './leads.ts';
import { readLeads } from './read-leads.ts';

/**
 * A message planned for both leads is judged when it is due (C03): an absent lead hears nothing while the other is there,
 * and the other reads in whose place.
 *
 * @returns `reached: false` for an absent lead; people who lead nothing are always reached
 */
export async function leadToday(
  tx: Transaction,
  committeeId: string,
  personId: string | null,
  day: Temporal.PlainDate,
): Promise<{ reached: boolean; insteadOf: Person | null }> {
  const { leads } = await readLeads(tx, committeeId, day);
  if (!leads.some((lead) => lead.personId === personId)) return { reached: true, insteadOf: null };
  const mine = leadsToReach(leads, day).find((lead) => lead.personId === personId);
  if (!mine) return { reached: false, insteadOf: null };
  const insteadOf = mine.insteadOf ? await tx.person.findUnique({ where: { id: mine.insteadOf } }) : null;
  return { reached: true, insteadOf };
}
