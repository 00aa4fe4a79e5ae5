import { choice, integer, longText } from '../../conversation/arguments.ts';
import { accusation } from '../../people/accusation.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { staffOf } from '../../sites/staff.ts';
import { toDate } from '../../time.ts';
import { askAgain } from '../ask-approvers.ts';
import { threadToChange } from '../found-thread.ts';
import { lessonCode, nextLessonNumber, usualDueDays } from '../lesson.ts';
import { lessonsReader } from '../readers.ts';
import { refreshWriters } from '../refresh-cards.ts';
import { sheetReply } from '../sheet-reply.ts';
import { changedLessons } from '../thread.ts';

/** « Proposer un enseignement »: one thing learnt, which another site can apply. */
export const addLesson = domainCommand({
  name: 'lesson add',
  alias: 'enseignement ajouter',
  synonyms: ['rex enseignement'],
  group: 'lesson',
  act: 'rex.publish',
  grants: ['allowed', 'approves', 'drafts'],
  arguments: {
    site: siteArgument(),
    kind: choice(
      {
        recommendation: ['recommandation', 'conseil'],
        success: ['réussite'],
        difficulty: ['difficulté'],
      },
      { position: 2, keys: ['nature'] },
    ),
    text: longText({ position: 3, rest: true, max: 300, keys: ['texte'] }),
    before: integer({ optional: true, min: 0, max: 120, keys: ['avant', 'j'] }),
  },
  siteOf,

  async run(turn, values) {
    const site = values.site.value;
    const found = await threadToChange(turn, site);
    if ('reply' in found) return found.reply;
    const { thread } = found;
    const staff = await staffOf(turn.tx, site, dayOn(thread.deployment.site, turn.now));
    const named = accusation(
      values.text,
      staff.map(({ person }) => person),
    );
    if (named?.kind === 'name') return sayNo(turn, 'lesson.namesSomebody', { words: named.words }, 'text');
    const lesson = await turn.tx.lesson.create({
      data: {
        spaceId: turn.space.id,
        number: await nextLessonNumber(turn.tx, turn.space.id),
        threadId: thread.id,
        kind: values.kind,
        text: values.text.replace(/\s*\n\s*/g, ' '),
        dueDays: values.kind === 'recommendation' ? -(values.before ?? -usualDueDays) : null,
        createdAt: toDate(turn.now),
      },
    });
    await changedLessons(turn.tx, thread);
    await askAgain(turn, thread);
    const { kind, text, dueDays } = lesson;
    await journal(
      turn,
      'lesson.proposed',
      { type: 'lesson', id: lesson.id },
      { after: { kind, text, dueDays } },
    );
    await refreshWriters(turn, thread);
    const said = turn.t('lesson.added', { code: lessonCode(lesson) });
    return sheetReply(turn, thread, await lessonsReader(turn, site), said);
  },
});
