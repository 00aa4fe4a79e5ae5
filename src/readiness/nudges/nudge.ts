import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import type { Deed } from '../../people/turn.ts';
import type { Nudge } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { toDate } from '../../time.ts';

/** What one person was asked at a step, for the present date of the go-live; null when it was not asked yet. */
export function findNudge(
  tx: Transaction,
  { id, version }: Pick<DeploymentOfSite, 'id' | 'version'>,
  rule: string,
  personId: string,
): Promise<Nudge | null> {
  return tx.nudge.findUnique({
    where: { deploymentId_version_rule_personId: { deploymentId: id, version, rule, personId } },
  });
}

export interface NewNudge {
  rule: string;
  personId: string;
  level: 1 | 2 | 3;
  checkCodes: string[];
  fromId?: string;
}

/** Writes down that somebody is asked; asked twice at one step, it is one nudge. @returns null when it stood already */
export async function recordNudge(
  { tx, now, space }: Pick<Deed, 'tx' | 'now' | 'space'>,
  deployment: Pick<DeploymentOfSite, 'id' | 'version'>,
  nudge: NewNudge,
): Promise<Nudge | null> {
  const [added] = await tx.nudge.createManyAndReturn({
    data: [
      {
        ...nudge,
        spaceId: space.id,
        deploymentId: deployment.id,
        version: deployment.version,
        sentAt: toDate(now),
      },
    ],
    skipDuplicates: true,
  });
  return added ?? null;
}
