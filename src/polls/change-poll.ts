import type { TimelineRule } from '../delivery/timeline.ts';
import { journal } from '../people/journal.ts';
import type { Deed } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';
import { planPoll } from './plan-poll.ts';
import { loadPoll, type Poll } from './poll.ts';

interface Change {
  /** Act of the journal. */
  act: string;
  data: Prisma.PollUpdateInput;
  /** Told by the change itself. */
  rules: readonly TimelineRule[];
  /** Person ids a cancellation reaches. */
  told?: readonly string[];
  after?: Prisma.InputJsonObject;
}

/**
 * Changes a locked poll under a new version: what waited for the old one gives way, what people have is drawn again.
 *
 * @returns the poll as it is now
 */
export async function changePoll(
  turn: Deed,
  poll: Poll,
  { act, data, rules, told, after }: Change,
): Promise<Poll> {
  const { tx, ledger, now, correlationId } = turn;
  await tx.poll.update({ where: { id: poll.id }, data: { ...data, version: { increment: 1 } } });
  const changed = await loadPoll(tx, poll.id);
  await planPoll(tx, ledger, changed, { rules, now, correlationId, told });
  await ledger.refresh(tx, { type: 'poll', id: poll.id }, correlationId);
  await journal(turn, act, { type: 'poll', id: poll.id }, { after });
  return changed;
}
