/** What settles a check by itself because it is known elsewhere: the pair of referents (K01), the works council (K04). */
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { fullName } from '../../people/person-name.ts';
import { referentsOf } from '../../sites/referents.ts';
import type { Transaction } from '../../store/store.ts';
import { dateColumn } from '../../time.ts';
import type { Check } from './check.ts';
import { knownOf } from './default-checks.ts';

export interface Facts {
  /** Names of the pair; null as long as one of them is missing or has not accepted. */
  pair: string | null;
  /** The opinion that was given, and when. */
  opinion: { label: string; on: Date } | null;
  on: Date;
}

export async function readFacts(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
): Promise<Facts> {
  const on = dateColumn(day);
  const referents = await referentsOf(tx, deployment.siteId, day);
  const complete = new Set(referents.map(({ kind }) => kind)).size === 2;
  const given = await tx.calendarConstraint.findFirst({
    where: {
      spaceId: deployment.spaceId,
      kind: 'worksCouncil',
      confirmed: true,
      to: { lte: on },
      withdrawnAt: null,
      AND: [
        { OR: [{ siteId: null }, { siteId: deployment.siteId }] },
        { OR: [{ organisationId: null }, { organisationId: deployment.site.organisationId }] },
      ],
    },
    orderBy: { from: 'desc' },
  });
  return {
    pair: complete ? referents.map(({ person }) => fullName(person)).join(' · ') : null,
    opinion: given && { label: given.label, on: given.to },
    on,
  };
}

type Followed = Pick<Check, 'state' | 'verifiedOn' | 'proof'>;

/** @returns what a check becomes by itself; null when it stays as it is */
export function following(check: Pick<Check, 'code' | 'state' | 'proof'>, facts: Facts): Followed | null {
  const { follows } = knownOf(check.code);
  if (follows === 'worksCouncil' && check.state === 'open' && facts.opinion)
    return { state: 'verified', verifiedOn: facts.opinion.on, proof: facts.opinion.label };
  if (follows !== 'referents' || check.state === 'notApplicable') return null;
  if (!facts.pair)
    return check.state === 'verified' ? { state: 'open', verifiedOn: null, proof: null } : null;
  return check.state === 'verified' && check.proof === facts.pair
    ? null
    : { state: 'verified', verifiedOn: facts.on, proof: facts.pair };
}
