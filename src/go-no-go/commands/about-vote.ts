import { integer } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import {
  type DeploymentOfSite,
  deploymentOfSite,
  goLiveOf,
  lockDeployment,
} from '../../deployments/deployment.ts';
import { isBeforeGoLive } from '../../deployments/is-before-go-live.ts';
import { sayNo } from '../../people/say-no.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import type { Site } from '../../store/generated/client.ts';
import { findVote, lockVote, type Vote } from '../vote.ts';
import { voteCard } from '../vote-card.ts';
import { viewOf } from '../vote-view.ts';
import { votersOf } from '../voters.ts';

/** Which go-live: what every command about a vote begins with. */
export const aboutVote = {
  site: siteArgument(),
  /** Version of the deployment the button was drawn for. */
  of: integer({ optional: true, hidden: true, min: 1 }),
};

/** Rights on a go-live: the chair and both leads, and who directs that very site (4.5). */
export const rightsOfVoters = {
  act: 'goNoGo.vote' as const,
  siteOf,
};

type Stopped = { reply: Reply };

/** @returns the deployment of a site that has a date ahead, locked; else the sentence that says why there is no vote */
export async function deploymentToVote(
  turn: DomainTurn,
  { value }: { value: Site },
): Promise<DeploymentOfSite | Stopped> {
  const found = await deploymentOfSite(turn.tx, value.id);
  const locked = found && (await lockDeployment(turn.tx, found.id));
  if (!locked || !goLiveOf(locked))
    return { reply: sayNo(turn, 'goNoGo.noDate', { site: value.name }, 'site') };
  return locked;
}

/** The open vote a voice is given in, by somebody who votes; else the present state, and nothing is applied. */
export async function voteToCast(
  turn: DomainTurn,
  values: { site: { value: Site }; of?: number },
): Promise<{ deployment: DeploymentOfSite; vote: Vote } | Stopped> {
  const deployment = await deploymentToVote(turn, values.site);
  if ('reply' in deployment) return deployment;
  const found = await findVote(turn.tx, deployment.id, deployment.version);
  if (!found)
    return {
      reply: sayNo(turn, 'goNoGo.notOpen', { site: deployment.site.name, code: deployment.site.code }),
    };
  const vote = await lockVote(turn.tx, found.id);
  const outdated = values.of !== undefined && values.of !== vote.version;
  if (outdated || vote.state !== 'open')
    return {
      reply: await shown(turn, vote, {
        tone: 'warning',
        text: turn.t(outdated ? 'goNoGo.otherDate' : 'goNoGo.over'),
      }),
    };
  if (!isBeforeGoLive(deployment, turn.now))
    return { reply: sayNo(turn, 'goNoGo.tooLate', { site: deployment.site.name }) };
  const voters = await votersOf(turn.tx, deployment, dayOn(deployment.site, turn.now));
  if (!voters.some(({ personId }) => personId === turn.actor.id))
    return { reply: sayNo(turn, 'goNoGo.noVoice', { site: deployment.site.name }) };
  return { deployment, vote };
}

/** The vote as it stands, for the person who asked. */
export async function shown(
  turn: DomainTurn,
  vote: Vote,
  notice?: { tone: 'success' | 'warning' | 'neutral'; text: string },
): Promise<Reply> {
  const view = await viewOf(turn.tx, vote, turn.now);
  const block: Block | undefined = notice && { kind: 'notice', ...notice };
  const drawn = voteCard(view, { t: turn.t, personId: turn.actor.id, byMail: false }, block);
  return {
    outcome: notice?.tone === 'warning' ? 'invalid' : 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: drawn,
  };
}
