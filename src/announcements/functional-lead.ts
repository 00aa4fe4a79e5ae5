import type { DeploymentOfSite } from '../deployments/deployment.ts';
import type { LeadOfRecordChoice } from '../people/leads.ts';
import { currentLead } from '../people/read-leads.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import type { Transaction } from '../store/store.ts';

/** @returns the functional lead, or the other one while they are away (4.4b); null where nobody leads */
export async function functionalLead(
  tx: Transaction,
  { spaceId }: Pick<DeploymentOfSite, 'spaceId'>,
  day: Temporal.PlainDate,
): Promise<LeadOfRecordChoice | null> {
  const committee = await steeringCommittee(tx, spaceId);
  return committee && currentLead(tx, committee, null, day);
}
