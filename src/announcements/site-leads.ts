import type { DeploymentOfSite } from '../deployments/deployment.ts';
import { leadToday } from '../people/lead-today.ts';
import { leadRoles } from '../people/leads.ts';
import { readLeads } from '../people/read-leads.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import type { Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/** Somebody told in the place of the functional lead, or that lead. */
export interface ReachedLead {
  personId: string;
  insteadOf: Person | null;
}

/** @returns the functional lead, or the other one while they are away (4.4b); nobody where nobody leads */
export async function functionalLeadOn(
  tx: Transaction,
  { spaceId }: Pick<DeploymentOfSite, 'spaceId'>,
  day: Temporal.PlainDate,
): Promise<ReachedLead[]> {
  const committee = await steeringCommittee(tx, spaceId);
  if (!committee) return [];
  const { leads } = await readLeads(tx, committee.id, day);
  const first = leadRoles.flatMap((role) => leads.filter((lead) => lead.role === role))[0];
  if (!first) return [];
  const own = await leadToday(tx, committee.id, first.personId, day);
  if (own.reached) return [{ personId: first.personId, insteadOf: null }];
  const others = [...new Set(leads.map(({ personId }) => personId))].filter((id) => id !== first.personId);
  const away = await tx.person.findUnique({ where: { id: first.personId } });
  return others.map((personId) => ({ personId, insteadOf: away }));
}
