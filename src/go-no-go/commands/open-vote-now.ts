import type { Reply } from '../../conversation/reply.ts';
import { isBeforeGoLive } from '../../deployments/is-before-go-live.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { openVote } from '../open-vote.ts';
import { askVoters } from '../tell-vote.ts';
import { findVote } from '../vote.ts';
import { votersOf } from '../voters.ts';
import { aboutVote, deploymentToVote, rightsOfVoters, shown } from './about-vote.ts';

/** Opens the vote before its day, or once more after a « Pas de feu vert » or a vote without result. */
export const openVoteNow = domainCommand({
  name: 'go open',
  alias: 'feu-vert ouvrir',
  group: 'goNoGo',
  ...rightsOfVoters,
  arguments: { site: aboutVote.site },

  async run(turn, values): Promise<Reply> {
    const { tx, t } = turn;
    const deployment = await deploymentToVote(turn, values.site);
    if ('reply' in deployment) return deployment.reply;
    if (!isBeforeGoLive(deployment, turn.now))
      return sayNo(turn, 'goNoGo.tooLate', { site: deployment.site.name });
    const known = await findVote(tx, deployment.id, deployment.version);
    if (known?.state === 'open')
      return shown(turn, known, { tone: 'neutral', text: t('goNoGo.alreadyOpen') });
    const voters = await votersOf(tx, deployment, dayOn(deployment.site, turn.now));
    const leads = voters.some(
      ({ personId, roles }) => personId === turn.actor.id && roles.some((role) => role !== 'DIR'),
    );
    // What has been decided is put to the vote again by who leads or chairs.
    if (known && !leads) return shown(turn, known, { tone: 'warning', text: t('goNoGo.reopen.leads') });
    const { vote, again } = await openVote(turn, deployment);
    await askVoters(turn, deployment, vote, again);
    return shown(turn, vote, { tone: 'success', text: t('goNoGo.opened', { count: voters.length - 1 }) });
  },
});
