import type { Deed, HouseListener } from '../people/turn.ts';
import { tellWhenComplete } from './answer-poll.ts';
import { changePoll } from './change-poll.ts';
import { votersOnAny } from './offered-dates.ts';
import { lockPoll, openSlots, type Poll, slotStart } from './poll.ts';
import { askRules } from './poll-timeline.ts';
import { guestsOf } from './voices.ts';

/** Who joins a committee is asked about its open polls, who leaves is asked no more. */
export const followOnPolls: HouseListener = async (turn, event) => {
  if (
    event.kind !== 'member.joined' &&
    event.kind !== 'member.changed' &&
    event.kind !== 'member.left' &&
    event.kind !== 'person.left'
  )
    return;
  const open = await turn.tx.poll.findMany({
    where: {
      spaceId: turn.space.id,
      state: 'open',
      ...(event.kind === 'person.left'
        ? { personIds: { has: event.personId } }
        : { committeeId: event.committeeId }),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of open) await askOthers(turn, await lockPoll(turn.tx, id));
};

async function askOthers(turn: Deed, poll: Poll): Promise<void> {
  const starts = openSlots(poll, turn.now).map((slot) => slotStart(poll, slot).toPlainDateTime());
  const voters = await votersOnAny(turn, poll.committeeId, starts);
  const wanted = [...new Set([...voters, ...guestsOf(poll)])];
  const newcomers = wanted.filter((id) => !poll.personIds.includes(id));
  if (newcomers.length === 0 && wanted.length === poll.personIds.length) return;
  const changed = await changePoll(turn, poll, {
    act: 'poll.peopleChanged',
    data: { personIds: wanted, ...(newcomers.length > 0 && { completeAt: null }) },
    rules: askRules,
    after: { asked: wanted.length },
  });
  await tellWhenComplete(turn, changed);
}
