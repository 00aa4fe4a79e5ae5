import { journal } from '../people/journal.ts';
import type { Happening, HouseListener } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { refreshVote } from './refresh-vote.ts';
import { findVote, subjectOf } from './vote.ts';

/** Another date makes the vote void: it is taken again for the new one (5.4, case 1). Those who had been asked are told by the change. */
export const followOnGoNoGo: HouseListener = async (by, event) => {
  if (event.kind === 'deployment.moved') await voidVotes(by, event.deploymentId, event.version);
  if (event.kind === 'readiness.changed') await redrawOpenVote(by, event.deploymentId);
  if (event.kind === 'deployment.weighed') event.touched.voteOpened = await hasVote(by, event.deploymentId);
};

/** @returns whether there is a vote on the present date, open or closed */
async function hasVote({ tx }: Happening, deploymentId: string): Promise<boolean> {
  const { version } = await tx.deployment.findUniqueOrThrow({ where: { id: deploymentId } });
  return (await findVote(tx, deploymentId, version)) !== null;
}

/** « Feu vert » is offered, or no longer, as blocking checks are settled and fail. */
async function redrawOpenVote(by: Happening, deploymentId: string): Promise<void> {
  const { version } = await by.tx.deployment.findUniqueOrThrow({ where: { id: deploymentId } });
  const vote = await findVote(by.tx, deploymentId, version);
  if (vote?.state === 'open') await refreshVote(by, vote);
}

async function voidVotes(by: Happening, deploymentId: string, version: number): Promise<void> {
  const { tx, now } = by;
  const votes = await tx.goNoGo.findMany({
    where: { deploymentId, version: { lt: version }, state: { not: 'void' } },
    orderBy: { version: 'asc' },
  });
  for (const vote of votes) {
    await tx.goNoGo.update({
      where: { id: vote.id },
      data: { state: 'void', closedAt: vote.closedAt ?? toDate(now) },
    });
    await journal(by, 'goNoGo.void', subjectOf(vote), { before: { state: vote.state } });
    await by.ledger.cancel(tx, subjectOf(vote), 'goNoGoVoid');
    await by.ledger.refresh(tx, subjectOf(vote), by.correlationId);
  }
}
