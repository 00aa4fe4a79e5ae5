import { type DeploymentOfSite, readDeployment } from '../deployments/deployment.ts';
import { namesById } from '../people/names-by-id.ts';
import { type Readiness, readinessOf } from '../readiness/checklist/readiness-of.ts';
import { dayOn } from '../sites/day-on.ts';
import type { Decision } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { Vote } from './vote.ts';
import { type Voter, votersOf } from './voters.ts';

/** Everything a card about a vote shows. */
export interface VoteView {
  deployment: DeploymentOfSite;
  vote: Vote;
  voters: Voter[];
  readiness: Readiness;
  /** What the committee had decided about this go-live. */
  decision: Decision | null;
  /** Numbers of the actions the reservations became, by action id. */
  actions: Map<string, string>;
  names: Map<string, string>;
}

export async function viewOf(tx: Transaction, vote: Vote, now: Temporal.Instant): Promise<VoteView> {
  const deployment = await readDeployment(tx, vote.deploymentId);
  const day = dayOn(deployment.site, now);
  const voters = await votersOf(tx, deployment, day);
  const actionIds = vote.reservations.flatMap(({ actionId }) => actionId ?? []);
  const actions = await tx.actionItem.findMany({
    where: { id: { in: actionIds } },
    select: { id: true, number: true },
  });
  return {
    deployment,
    vote,
    voters,
    readiness: await readinessOf(tx, deployment, day),
    decision: vote.decisionId ? await tx.decision.findUnique({ where: { id: vote.decisionId } }) : null,
    actions: new Map(actions.map(({ id, number }) => [id, number])),
    names: await namesById(tx, [
      ...voters.map(({ personId }) => personId),
      ...vote.votes.map(({ personId }) => personId),
      ...vote.reservations.map(({ ownerId }) => ownerId),
    ]),
  };
}
