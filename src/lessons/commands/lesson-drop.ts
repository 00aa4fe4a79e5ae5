import { entity } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { judgeAct, refusal } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { domainCommand } from '../../people/turn.ts';
import { askAgain } from '../ask-approvers.ts';
import { type LessonRow, lessonCode } from '../lesson.ts';
import { lessonsReader } from '../readers.ts';
import { refreshWriters } from '../refresh-cards.ts';
import { sheetReply } from '../sheet-reply.ts';
import { changedLessons, lockThread } from '../thread.ts';

/** A proposed lesson is taken back, as long as nobody has applied it nor published it. */
export const dropLesson = domainCommand({
  name: 'lesson drop',
  alias: 'enseignement retirer',
  group: 'lesson',
  hidden: true,
  arguments: { lesson: entity<LessonRow>('lesson', { position: 1, keys: ['enseignement'] }) },

  async run(turn, values) {
    const thread = await lockThread(turn.tx, values.lesson.value.threadId);
    const reader = await lessonsReader(turn, thread.deployment.site);
    if (!reader.writes) {
      const committee = await steeringCommittee(turn.tx, turn.space.id);
      const { siteId } = thread.deployment;
      const judgement = await judgeAct(turn, 'rex.publish', {
        committeeId: committee?.id,
        siteId,
        own: false,
      });
      return refusal(turn, 'rex.publish', judgement);
    }
    const { count } = await turn.tx.lesson.updateMany({
      where: { id: values.lesson.value.id, state: 'draft' },
      data: { state: 'withdrawn' },
    });
    if (count === 0) return sayNo(turn, 'lesson.notDropped', { code: lessonCode(values.lesson.value) });
    await changedLessons(turn.tx, thread);
    await askAgain(turn, thread);
    await journal(turn, 'lesson.dropped', { type: 'lesson', id: values.lesson.value.id });
    await refreshWriters(turn, thread);
    return sheetReply(
      turn,
      thread,
      reader,
      turn.t('lesson.dropped', { code: lessonCode(values.lesson.value) }),
    );
  },
});
