import type { Reply } from '../../conversation/reply.ts';
import { domainCommand } from '../../people/turn.ts';
import { readinessOf } from '../../readiness/checklist/readiness-of.ts';
import { dayOn } from '../../sites/day-on.ts';
import { castVote } from '../cast-vote.ts';
import { aboutVote, rightsOfVoters, shown, voteToCast } from './about-vote.ts';

/** « Feu vert », which a blocking check that is open does not allow (C33). */
export const voteGo = domainCommand({
  name: 'go vote',
  alias: 'feu-vert voter',
  group: 'goNoGo',
  ...rightsOfVoters,
  arguments: aboutVote,

  async run(turn, values): Promise<Reply> {
    const { t } = turn;
    const found = await voteToCast(turn, values);
    if ('reply' in found) return found.reply;
    const { deployment, vote } = found;
    const { blockers } = await readinessOf(turn.tx, deployment, dayOn(deployment.site, turn.now));
    if (blockers.length > 0) {
      const text = t('goNoGo.blocked.refused', { count: blockers.length });
      return shown(turn, vote, { tone: 'warning', text });
    }
    const counted = await castVote(turn, deployment, vote, { choice: 'go' });
    return shown(turn, counted, { tone: 'success', text: t('goNoGo.voted.go') });
  },
});
