import { type PeopleOfSite, peopleOfSite } from '../../deployments/audiences.ts';
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { leadToday } from '../../people/lead-today.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { Transaction } from '../../store/store.ts';
import type { Check } from './check.ts';
import type { OwnerRole } from './default-checks.ts';

/** Who holds each role around a site, as person ids. */
export function holdersIn(of: PeopleOfSite): Record<OwnerRole, string[]> {
  return {
    DIR: of.directors,
    REF: of.referents,
    LF: of.functionalLeads,
    LT: of.technicalLeads,
    QUAL: of.quality.length > 0 ? of.quality : of.functionalLeads,
    PRES: of.chairs,
  };
}

/** @returns who answers for a check: who took it over, else who holds the role */
export function ownersOf(check: Pick<Check, 'ownerId' | 'ownerRole'>, of: PeopleOfSite): string[] {
  return check.ownerId ? [check.ownerId] : (holdersIn(of)[check.ownerRole as OwnerRole] ?? []);
}

/**
 * @returns who is asked in a role that day, the first one who is there; an absent lead is replaced by the other (C03); null when
 *   nobody holds it
 */
export async function whoHelps(
  tx: Transaction,
  deployment: DeploymentOfSite,
  role: OwnerRole,
  day: Temporal.PlainDate,
): Promise<string | null> {
  const of = await peopleOfSite(tx, deployment, day);
  const committee = await steeringCommittee(tx, deployment.spaceId);
  const asked = [...holdersIn(of)[role], ...of.functionalLeads, ...of.technicalLeads];
  for (const personId of asked)
    if (!committee || (await leadToday(tx, committee.id, personId, day)).reached) return personId;
  return asked[0] ?? null;
}
