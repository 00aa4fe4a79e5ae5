import type { Deed } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { isOpen, lockAction } from './action.ts';
import { changeAction } from './change-action.ts';

/**
 * Closes an action because what it was opened for is settled: nobody is reminded of it any more, and the cards that show it say so.
 * One that is closed already stays as it is.
 *
 * @param because for the journal
 */
export async function finishAction(by: Deed, id: string, because: Prisma.InputJsonObject): Promise<void> {
  const action = await lockAction(by.tx, id);
  if (!isOpen(action)) return;
  const done = { state: 'done', doneAt: toDate(by.now), progress: 100, needsOwner: false } as const;
  await changeAction(by, action, done, 'action.done', because);
}
