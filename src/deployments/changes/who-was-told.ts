import { toldStates } from '../../delivery/rows.ts';
import type { Recipient } from '../../delivery/timeline.ts';
import type { Transaction } from '../../store/store.ts';
import { deploymentAudiences } from '../audiences.ts';
import type { DeploymentOfSite } from '../deployment.ts';
import { needsCorrection } from './change-rules.ts';

/** Something that was said about a deployment, to somebody. */
export interface Told {
  rule: string;
  personId: string;
  platform: Recipient['via'] | null;
  /** Chat workspace; a mail has none. */
  workspace: string | null;
  version: number;
}

/** @returns what people were told about a deployment, the latest last */
export async function toldAbout(tx: Transaction, deploymentId: string): Promise<Told[]> {
  const rows = await tx.messageDelivery.findMany({
    where: {
      subjectType: 'deployment',
      subjectId: deploymentId,
      recipientKind: 'person',
      state: { in: [...toldStates] },
    },
    select: { rule: true, recipientId: true, platform: true, workspace: true, subjectVersion: true },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ rule, recipientId, platform, workspace, subjectVersion }) => ({
    ...{ rule, platform, workspace, personId: recipientId, version: subjectVersion },
  }));
}

/** Who hears of a change of date, by the audiences of `moveRules`. */
export interface MoveAudiences extends Record<string, Recipient[]> {
  /** Referents, managers of the whole site: at once. */
  corrected: Recipient[];
  /** Staff: at their next working shift. */
  correctedAtShift: Recipient[];
  informed: Recipient[];
}

/**
 * Corrections go to exactly those who got an announcement, a nudge or an earlier correction and still work there, where they
 * were told last (4.4b); others who were told, and who still answer for the site, hear of the vote. Its director and both leads
 * hear of it in any case.
 */
export async function moveAudiences(
  tx: Transaction,
  deployment: DeploymentOfSite,
  told: readonly Told[],
  day: Temporal.PlainDate,
): Promise<MoveAudiences> {
  const audiences = await deploymentAudiences(tx, deployment, day);
  const idsOf = (...names: string[]) => names.flatMap((name) => (audiences[name] ?? []).map(({ id }) => id));
  const staff = new Map((audiences.staff ?? []).map((one) => [one.id, one]));
  const vendor = new Set(idsOf('vendor'));
  const worksThere = new Set([...staff.keys(), ...idsOf('director')]);
  const where = new Map<string, Told['platform']>();
  for (const { rule, personId, platform } of told)
    if (needsCorrection(rule) && worksThere.has(personId)) where.set(personId, platform);
  const corrected = [...where].map(
    ([id, platform]): Recipient => ({
      kind: 'person',
      id,
      ...(platform && { via: platform }),
    }),
  );
  const referents = new Set(idsOf('referents', 'director'));
  const answering = new Set([
    ...idsOf('leadsAndDirector', 'leadsAndMonitoring', 'communicationAndDirector', 'voters'),
    ...idsOf('technicalLeadAndQuality', 'votersReferentsVendor'),
  ]);
  const heard = told.map(({ personId }) => personId).filter((id) => answering.has(id));
  const informed = [...new Set([...heard, ...idsOf('leadsAndDirector')])].filter(
    (id) => !where.has(id) && !vendor.has(id),
  );
  return {
    corrected: corrected.filter(({ id }) => referents.has(id)),
    correctedAtShift: corrected
      .filter(({ id }) => !referents.has(id))
      .map((one) => ({ ...one, shifts: staff.get(one.id)?.shifts })),
    informed: informed.map((id) => ({ kind: 'person', id })),
  };
}
