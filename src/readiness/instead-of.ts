import type { ComposeContext } from '../delivery/ledger.ts';
import type { DeploymentOfSite } from '../deployments/deployment.ts';
import { leadToday } from '../people/lead-today.ts';
import { shortName } from '../people/person-name.ts';
import { steeringCommittee } from '../people/steering-committee.ts';

/**
 * What goes to both leads is judged when it is due (C03).
 *
 * @returns `away` for a lead who is absent while the other is there; the small print for who stands in; null for everybody else
 */
export async function insteadOf(
  { tx, t, personId }: Pick<ComposeContext, 'tx' | 't' | 'personId'>,
  { spaceId }: Pick<DeploymentOfSite, 'spaceId'>,
  day: Temporal.PlainDate,
): Promise<'away' | string | null> {
  const committee = await steeringCommittee(tx, spaceId);
  if (!committee) return null;
  const lead = await leadToday(tx, committee.id, personId, day);
  if (!lead.reached) return 'away';
  return lead.insteadOf ? t('readiness.insteadOf', { name: shortName(lead.insteadOf) }) : null;
}
