import type { Reply } from '../conversation/reply.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Site } from '../store/generated/client.ts';
import { lockThread, type ThreadOfSite, threadOfSite } from './thread.ts';

/** The thread of a site, locked, for who changes it; the sentence that says why it cannot be changed. */
export async function threadToChange(
  turn: DomainTurn,
  site: Site,
  states: readonly ThreadOfSite['state'][] = ['open', 'synthesis', 'inApproval'],
): Promise<{ thread: ThreadOfSite } | { reply: Reply }> {
  const found = await threadOfSite(turn.tx, site.id);
  if (!found) return { reply: sayNo(turn, 'lesson.notOpen', { site: site.name }) };
  const thread = await lockThread(turn.tx, found.id);
  if (states.includes(thread.state)) return { thread };
  const key = {
    open: 'lesson.notWritten',
    synthesis: 'lesson.notSubmitted',
    inApproval: 'lesson.notYetPublished',
    published: 'lesson.already.published',
    withdrawn: 'lesson.withdrawn',
  }[thread.state];
  return { reply: sayNo(turn, key, { site: site.name }) };
}
