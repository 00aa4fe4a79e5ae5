import { goLiveOf } from '../deployments/deployment.ts';
import type { DomainTurn } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { approvalsOf } from './approvals.ts';
import { readThread, type ThreadOfSite } from './thread.ts';

/** A sheet was submitted: to each whose approval is awaited. */
export async function askApprovers(turn: DomainTurn, thread: ThreadOfSite): Promise<void> {
  const { directors, leads } = await approvalsOf(turn.tx, thread, dayOn(thread.deployment.site, turn.now));
  await ask(turn, thread, [...directors, ...leads], false);
}

/**
 * A sheet is another than the one that was approved: whoever had approved it is asked again, in time for its publication.
 *
 * @param before as it stood when it was approved
 */
export async function askAgain(turn: DomainTurn, before: ThreadOfSite): Promise<void> {
  if (before.state !== 'inApproval') return;
  const { approved } = await approvalsOf(turn.tx, before, dayOn(before.deployment.site, turn.now));
  await ask(turn, await readThread(turn.tx, before.id), [...approved], true);
}

async function ask(
  turn: DomainTurn,
  thread: ThreadOfSite,
  people: readonly string[],
  again: boolean,
): Promise<void> {
  for (const id of new Set(people))
    if (id !== turn.actor.id)
      await turn.ledger.notify(turn.tx, {
        spaceId: turn.space.id,
        rule: 'REX-APPROVE',
        subject: { type: 'lessonsThread', id: thread.id, version: thread.sheetVersion },
        recipient: { kind: 'person', id },
        message: 'lesson.toApprove',
        nature: 'notice',
        live: true,
        ...(again && { parameters: { again } }),
        on: goLiveOf(thread.deployment) ?? dayOn(thread.deployment.site, turn.now),
        correlationId: turn.correlationId,
      });
}
