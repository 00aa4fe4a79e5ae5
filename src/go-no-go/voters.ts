import { peopleOfSite } from '../deployments/audiences.ts';
import type { DeploymentOfSite } from '../deployments/deployment.ts';
import type { Transaction } from '../store/store.ts';
import type { Voice, VoterRole } from './outcome.ts';
import { type Vote, voteOf } from './vote.ts';

/** Somebody who votes on a go-live, and why. */
export interface Voter {
  personId: string;
  roles: VoterRole[];
}

/** @returns who votes on a go-live that day: the chair, both leads, who directs the site; each once */
export async function votersOf(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
): Promise<Voter[]> {
  const people = await peopleOfSite(tx, deployment, day);
  const named: [VoterRole, string[]][] = [
    ['PRES', people.chairs],
    ['LF', people.functionalLeads],
    ['LT', people.technicalLeads],
    ['DIR', people.directors],
  ];
  const voters = new Map<string, Voter>();
  for (const [role, ids] of named)
    for (const personId of ids) {
      const voter = voters.get(personId) ?? { personId, roles: [] };
      voter.roles.push(role);
      voters.set(personId, voter);
    }
  return [...voters.values()];
}

/** @returns what each of them said; who no longer votes counts no more */
export function voicesOf(voters: readonly Voter[], vote: Vote): Voice[] {
  return voters.map(({ personId, roles }) => ({ roles, choice: voteOf(vote, personId)?.choice ?? null }));
}
