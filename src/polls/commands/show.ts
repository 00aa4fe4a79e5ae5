import { entity } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Poll } from '../poll.ts';
import { counterCard, resultsCard } from '../results-card.ts';
import { organises } from '../who-organises.ts';

/** Where the answers stand: with names and one press to choose for who organises, as a counter for everybody else. */
export const showPoll = domainCommand({
  name: 'poll show',
  alias: 'sondage voir',
  group: 'meetings',
  readOnly: true,
  arguments: { poll: entity<Poll>('poll', { position: 1, keys: ['sondage'] }) },

  async run(turn, values) {
    const poll = values.poll.value;
    const context = { t: turn.t, now: turn.now, personId: turn.actor.id, byMail: false };
    return {
      outcome: 'done',
      visibility: 'private',
      card: organises(poll, turn.actor.id, turn.now)
        ? resultsCard(poll, context)
        : counterCard(poll, context),
    };
  },
});
