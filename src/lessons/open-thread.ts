import { journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import { toDate } from '../time.ts';

/** Opens the thread of a go-live that has none. */
export async function openThread(by: Happening, deploymentId: string, at: Temporal.Instant): Promise<void> {
  const { id } = await by.tx.lessonsThread.create({
    data: { spaceId: by.space.id, deploymentId, openedAt: toDate(at) },
  });
  await journal(by, 'lesson.opened', { type: 'lessonsThread', id });
}
