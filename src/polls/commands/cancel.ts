import { entity, flag } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { domainCommand } from '../../people/turn.ts';
import { settledCard } from '../ask-card.ts';
import { changePoll } from '../change-poll.ts';
import { lockPoll, type Poll } from '../poll.ts';
import { cancelRules } from '../poll-timeline.ts';
import { titleOf } from '../poll-words.ts';

/** Gives the search up; who had heard of it is told once. */
export const cancelPoll = domainCommand({
  name: 'poll cancel',
  alias: 'sondage annuler',
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    poll: entity<Poll>('poll', { position: 1, keys: ['sondage'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.poll?.value.committeeId,

  async run(turn, values): Promise<Reply> {
    const { t } = turn;
    const poll = await lockPoll(turn.tx, values.poll.value.id);
    const settled = settledCard(poll, t, turn.now);
    if (settled) return { outcome: 'invalid', visibility: 'private', card: settled };
    const heard = await turn.ledger.told(turn.tx, { type: 'poll', id: poll.id });
    const told = heard
      .filter(({ kind, id }) => kind === 'person' && id !== turn.actor.id)
      .map(({ id }) => id);
    const title = titleOf(poll, t);
    if (!values.confirmed)
      return {
        outcome: 'preview',
        visibility: 'private',
        card: {
          ...card(t('poll.cancel.preview', { title }), t('poll.cancel.willTell', { count: told.length })),
          actions: [
            {
              id: 'confirm',
              label: t('poll.button.cancel'),
              style: 'danger',
              command: 'poll cancel',
              arguments: { poll: poll.number, confirmed: 'true' },
            },
          ],
        },
      };
    await changePoll(turn, poll, {
      act: 'poll.cancelled',
      data: { state: 'cancelled' },
      rules: cancelRules,
      told,
    });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: card(t('poll.cancelled.heading', { title }), t('poll.cancel.told', { count: told.length })),
    };
  },
});
