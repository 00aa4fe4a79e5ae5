import { longText } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { domainCommand } from '../../people/turn.ts';
import { castVote } from '../cast-vote.ts';
import { aboutVote, rightsOfVoters, shown, voteToCast } from './about-vote.ts';

/** « Pas de feu vert », with why. */
export const voteNoGo = domainCommand({
  name: 'go refuse',
  alias: 'feu-vert refuser',
  group: 'goNoGo',
  ...rightsOfVoters,
  arguments: {
    ...aboutVote,
    comment: longText({ position: 2, rest: true, max: 500, keys: ['motif', 'commentaire'] }),
  },

  async run(turn, values): Promise<Reply> {
    const found = await voteToCast(turn, values);
    if ('reply' in found) return found.reply;
    const { deployment, vote } = found;
    const counted = await castVote(turn, deployment, vote, { choice: 'noGo', comment: values.comment });
    return shown(turn, counted, { tone: 'success', text: turn.t('goNoGo.voted.noGo') });
  },
});
