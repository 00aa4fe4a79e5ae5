import type { EntityResolver } from '../conversation/command.ts';
import type { DomainTurn } from '../people/turn.ts';
import { type LessonRow, lessonCode } from './lesson.ts';
import { readableThreads } from './readers.ts';

/** `REX-03`, `rex 3`, `3`: among those the person may read. */
export const lessonResolver: EntityResolver<DomainTurn, LessonRow> = {
  async resolve(turn, text) {
    const digits = /^(?:rex[\s-]*)?0*(\d{1,6})$/i.exec(text.trim())?.[1];
    if (!digits) return null;
    const found = await turn.tx.lesson.findFirst({
      where: { spaceId: turn.space.id, number: Number(digits), thread: await readableThreads(turn) },
      include: { applications: true },
    });
    return found ? { value: found, text: lessonCode(found) } : null;
  },
  words: (_turn, lesson) => `${lessonCode(lesson)} · ${lesson.text}`,
  async options(turn) {
    const lessons = await turn.tx.lesson.findMany({
      where: { spaceId: turn.space.id, state: { not: 'withdrawn' }, thread: await readableThreads(turn) },
      orderBy: { number: 'desc' },
      take: 25,
    });
    return lessons.map((lesson) => ({
      value: lessonCode(lesson),
      label: `${lessonCode(lesson)} · ${lesson.text}`.slice(0, 75),
    }));
  },
};
