import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { plannedHour } from '../../delivery/look-up.ts';
import { codesSaying } from '../../deployments/deployment-timeline.ts';
import { isBeforeGoLive } from '../../deployments/is-before-go-live.ts';
import { askFirst } from '../../people/ask-first.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { clockOn } from '../../sites/day-on.ts';
import { findVote } from '../vote.ts';
import { aboutVote, deploymentToVote, rightsOfVoters, shown } from './about-vote.ts';

/** « go S01 »: the vote as it stands, or what opens it before its day. */
export const showVote = domainCommand({
  name: 'go',
  alias: 'feu-vert',
  synonyms: ['feu vert', 'feuvert'],
  group: 'goNoGo',
  ...rightsOfVoters,
  arguments: { site: aboutVote.site },

  async run(turn, values): Promise<Reply> {
    const { tx, t } = turn;
    const deployment = await deploymentToVote(turn, values.site);
    if ('reply' in deployment) return deployment.reply;
    const vote = await findVote(tx, deployment.id, deployment.version);
    if (vote) return { ...(await shown(turn, vote)), replaces: false };
    const { site } = deployment;
    if (!isBeforeGoLive(deployment, turn.now)) return sayNo(turn, 'goNoGo.tooLate', { site: site.name });
    const opens = await plannedHour(
      tx,
      { type: 'deployment', id: deployment.id },
      {
        rule: codesSaying('goNoGo.open')[0],
      },
    );
    const day = opens && clockOn(site, opens);
    return askFirst({
      heading: t('goNoGo.notOpened.heading', { site: site.name }),
      blocks: [
        {
          kind: 'text',
          text: t.rich('goNoGo.notOpened.text', {
            day: day ? formatDate(day, turn.locale, { year: false }) : '',
            dated: day ? 'yes' : 'no',
          }),
        },
      ],
      button: {
        id: 'go-open',
        label: t('goNoGo.button.open'),
        style: 'primary',
        command: 'go open',
        arguments: { site: site.code },
      },
    });
  },
});
