import { entity, flag, longText } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { settledCard } from '../ask-card.ts';
import { changePoll } from '../change-poll.ts';
import {
  confirmDates,
  judgeDates,
  offeredBlocks,
  refuseRelativeProposal,
  understandDates,
  votersOnAny,
  wallTime,
} from '../offered-dates.ts';
import { lockPoll, type Poll } from '../poll.ts';
import { addedRules, askRules } from '../poll-timeline.ts';
import { titleOf } from '../poll-words.ts';
import type { ReadDates } from '../read-dates.ts';

/** One more date, or several: only they are asked anew. */
export const addDate = domainCommand({
  name: 'poll add',
  alias: 'sondage ajouter',
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    poll: entity<Poll>('poll', { position: 1, keys: ['sondage'] }),
    dates: longText({ position: 2, rest: true, max: 600, keys: ['date', 'quand'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.poll?.value.committeeId,

  async precondition(turn, values) {
    const read = understand(turn, values.poll.value, values.dates);
    return 'reply' in read ? read.reply : refuseRelativeProposal(turn, read, values.poll.value.committeeId);
  },

  async run(turn, values): Promise<Reply> {
    const { t } = turn;
    const poll = await lockPoll(turn.tx, values.poll.value.id);
    const read = understand(turn, poll, values.dates);
    if ('reply' in read) return read.reply;
    const { starts } = read;
    const { durationMinutes } = poll;
    const people = poll.people.map(({ id }) => id);
    const offered = await judgeDates(turn, poll.committee, { starts, durationMinutes, people });
    const doubtful = !read.explicit || offered.some(({ warnings }) => warnings.length > 0);
    if (doubtful && !values.confirmed)
      return confirmDates(turn, { offered, durationMinutes }, 'poll add', {
        poll: poll.number,
        dates: starts.map(wallTime).join(', '),
      });
    const last = Math.max(0, ...poll.slots.map(({ number }) => number));
    const newcomers = await votersOnAny(turn, poll.committeeId, starts);
    const changed = await changePoll(turn, poll, {
      act: 'poll.dateAdded',
      data: {
        personIds: [...new Set([...poll.personIds, ...newcomers])],
        completeAt: null,
        slots: {
          createMany: {
            data: starts.map((start, index) => ({ number: last + index + 1, startsLocal: wallTime(start) })),
          },
        },
      },
      rules: [...askRules, ...addedRules],
      after: { dates: starts.map(wallTime) },
    });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        heading: t('poll.added.done', { title: titleOf(poll, t), count: starts.length }),
        blocks: [
          { kind: 'text', text: t('poll.added.asked', { count: changed.people.length }) },
          ...offeredBlocks(turn, offered, durationMinutes),
        ],
        footer: t('poll.footer', { reference: poll.number }),
      },
    };
  },
});

function understand(turn: DomainTurn, poll: Poll, text: string): ReadDates | { reply: Reply } {
  const settled = settledCard(poll, turn.t, turn.now);
  if (settled) return { reply: { outcome: 'invalid', visibility: 'private', card: settled } };
  const already = poll.slots.map(({ startsLocal }) => startsLocal);
  const read = understandDates(turn, text, poll, already);
  if ('reply' in read) return read;
  const other = read.durationMinutes !== undefined && read.durationMinutes !== poll.durationMinutes;
  return other ? { reply: sayNo(turn, 'poll.dates.lengths', { typed: text }, 'dates') } : read;
}
