import { goLiveOf, lockDeployment, readDeployment } from '../deployments/deployment.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import type { HouseActs } from '../people/turn.ts';
import { closeVote } from './close-vote.ts';
import { openVote } from './open-vote.ts';
import { tellResult } from './tell-vote.ts';
import { findVote } from './vote.ts';

/** What copil does by itself about the vote on a go-live. */
export const goNoGoActs: HouseActs = {
  /** D12, J-7: it opens, unless somebody opened it before. */
  'goNoGo.open': async (context, { subjectId }) => {
    if (await isStopped(context.tx, subjectId)) return;
    const deployment = await lockDeployment(context.tx, subjectId);
    const known = await findVote(context.tx, subjectId, deployment.version);
    if (!known && goLiveOf(deployment)) await openVote(context, deployment);
  },

  /** D13, J-5: it is counted; its result leaves in the same hour by the timeline. */
  'goNoGo.close': async (context, { subjectId, subjectVersion }) => {
    const deployment = await lockDeployment(context.tx, subjectId);
    const known = await findVote(context.tx, subjectId, subjectVersion);
    if (known) {
      await closeVote(context, known.id);
      return;
    }
    // Its site was loaded after the day of the vote: that nobody was asked is told, like that nobody answered.
    if (
      deployment.version !== subjectVersion ||
      !goLiveOf(deployment) ||
      (await isStopped(context.tx, subjectId))
    )
      return;
    const { vote } = await openVote(context, deployment);
    await closeVote(context, vote.id);
  },

  /** One that was opened again is counted at its own hour, and told at once. */
  'goNoGo.closeAgain': async (context, { subjectId, subjectVersion }) => {
    const closed = await closeVote(context, subjectId);
    if (!closed) return;
    const deployment = await readDeployment(context.tx, closed.deploymentId);
    await tellResult(context, deployment, closed, subjectVersion);
  },
};
