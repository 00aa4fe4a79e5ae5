import { beforeGoLive, lockDeployment } from '../deployments/deployment.ts';
import { enterState } from '../deployments/enter-state.ts';
import { journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import { readinessOf } from '../readiness/checklist/readiness-of.ts';
import { dayOn } from '../sites/day-on.ts';
import { toDate } from '../time.ts';
import { decisionOn } from './linked-decision.ts';
import { outcomeOf } from './outcome.ts';
import { refreshVote } from './refresh-vote.ts';
import { lockVote, readVote, subjectOf, type Vote } from './vote.ts';
import { voicesOf, votersOf } from './voters.ts';

/**
 * Counts the vote: a go makes the deployment ready, a no takes that back. The checklist is kept as it stands now. Of a site that
 * has gone live meanwhile nothing is decided any more.
 *
 * @returns the closed vote; null when it was not open any more
 */
export async function closeVote(by: Happening, id: string): Promise<Vote | null> {
  const { tx } = by;
  // In the order in which a voice takes them.
  const deployment = await lockDeployment(tx, (await readVote(tx, id)).deploymentId);
  const vote = await lockVote(tx, id);
  if (vote.state !== 'open') return null;
  const day = dayOn(deployment.site, by.now);
  const { colour, blockers, reservations } = await readinessOf(tx, deployment, day);
  const voters = await votersOf(tx, deployment, day);
  const ahead = beforeGoLive.includes(deployment.state);
  const outcome = ahead ? outcomeOf(voicesOf(voters, vote), blockers.length > 0) : 'lapsed';
  const decision = await decisionOn(tx, deployment);
  await tx.goNoGo.update({
    where: { id },
    data: {
      state: outcome,
      closedAt: toDate(by.now),
      checks: { colour, blockers: blockers.map(nameOf), reservations: reservations.map(nameOf) },
      ...(decision ? { decisionId: decision.id } : {}),
    },
  });
  await journal(by, 'goNoGo.closed', subjectOf(vote), { after: { site: deployment.site.code, outcome } });
  if (outcome === 'go' || outcome === 'goWithReservations') await enterState(by, deployment.id, 'ready');
  else if (deployment.state === 'ready') await enterState(by, deployment.id, 'preparing');
  await by.announce({ kind: 'goNoGo.closed', goNoGoId: id });
  await refreshVote(by, vote);
  return readVote(tx, id);
}

function nameOf({ code, label }: { code: string; label: string }) {
  return { code, label };
}
