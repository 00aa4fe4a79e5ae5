import type { EntityResolver } from '../conversation/command.ts';
import type { DomainTurn } from '../people/turn.ts';
import { loadPoll, type Poll } from './poll.ts';
import { titleOf } from './poll-words.ts';
import { mayRead } from './who-organises.ts';

/** Choices a form offers at most. */
const choices = 25;

/** Polls by number: S-2026-001. One that somebody may not read does not exist for them. */
export const pollResolver: EntityResolver<DomainTurn, Poll> = {
  async resolve(turn, text) {
    const number = readPollNumber(text);
    if (!number) return null;
    const found = await turn.tx.poll.findUnique({
      where: { spaceId_number: { spaceId: turn.space.id, number } },
      select: { id: true },
    });
    const poll = found && (await loadPoll(turn.tx, found.id));
    return poll && mayRead(poll, turn.actor.id, turn.now) ? { value: poll, text: number } : null;
  },
  words: ({ t }, poll) => `${poll.number} · ${titleOf(poll, t)}`,
  async options(turn) {
    const polls = await openPolls(turn);
    return polls.slice(0, choices).map((poll) => ({
      value: poll.number,
      label: `${poll.number} · ${titleOf(poll, turn.t).slice(0, 60)}`,
    }));
  },
};

/** @returns the open polls the person may read, the one that ends first at the head */
export async function openPolls(turn: DomainTurn, committeeId?: string): Promise<Poll[]> {
  const rows = await turn.tx.poll.findMany({
    where: { spaceId: turn.space.id, state: 'open', committeeId },
    select: { id: true },
    orderBy: [{ deadlineOn: 'asc' }, { number: 'asc' }],
  });
  const polls: Poll[] = [];
  for (const { id } of rows) {
    const poll = await loadPoll(turn.tx, id);
    if (mayRead(poll, turn.actor.id, turn.now)) polls.push(poll);
  }
  return polls;
}

/** @param text `S-2026-001`, `s2026-1` @returns S-2026-001; null when it is no number of a poll */
function readPollNumber(text: string): string | null {
  const parts = /^s\s*[-_ ]?\s*(\d{4})\s*[-_ ]\s*(\d{1,4})$/i.exec(text.trim());
  return parts ? `S-${parts[1]}-${parts[2]?.padStart(3, '0')}` : null;
}
