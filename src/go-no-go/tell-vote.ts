import { timesLaid } from '../delivery/look-up.ts';
import { peopleOfSite } from '../deployments/audiences.ts';
import { type DeploymentOfSite, goLiveOf } from '../deployments/deployment.ts';
import type { Happening } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { againRule } from './open-vote.ts';
import { subjectOf, type Vote } from './vote.ts';
import { votersOf } from './voters.ts';

/** Puts the vote before those who vote, outside the timeline: it was opened early, or once more. */
export async function askVoters(
  by: Happening,
  deployment: DeploymentOfSite,
  vote: Vote,
  again: boolean,
): Promise<void> {
  const round = 1 + (await timesLaid(by.tx, subjectOf(vote), { rule: againRule }));
  const early = { type: 'deployment', id: deployment.id, version: deployment.version };
  for (const { personId } of await votersOf(by.tx, deployment, dayOn(deployment.site, by.now))) {
    if (personId === by.actor?.id) continue;
    await by.ledger.notify(by.tx, {
      spaceId: vote.spaceId,
      rule: again ? againRule : 'D12-EARLY',
      subject: again ? { ...subjectOf(vote), version: round } : early,
      recipient: { kind: 'person', id: personId },
      message: 'goNoGo.vote',
      nature: 'notice',
      live: true,
      on: goLiveOf(deployment) ?? undefined,
      correlationId: by.correlationId,
    });
  }
}

/** Tells the result of a vote whose day in the timeline was over. @param round which opening it was */
export async function tellResult(
  by: Happening,
  deployment: DeploymentOfSite,
  vote: Vote,
  round: number,
): Promise<void> {
  const day = dayOn(deployment.site, by.now);
  const { referents, vendor } = await peopleOfSite(by.tx, deployment, day);
  const voters = (await votersOf(by.tx, deployment, day)).map(({ personId }) => personId);
  for (const id of new Set([...voters, ...referents, ...vendor]))
    await by.ledger.notify(by.tx, {
      spaceId: vote.spaceId,
      rule: 'GO-RESULT',
      subject: { ...subjectOf(vote), version: round },
      recipient: { kind: 'person', id },
      message: 'goNoGo.result',
      nature: 'notice',
      on: goLiveOf(deployment) ?? undefined,
      correlationId: by.correlationId,
    });
}
