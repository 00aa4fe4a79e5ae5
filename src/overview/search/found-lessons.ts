import { formatDate } from '../../conversation/format.ts';
import { lessonCode } from '../../lessons/lesson.ts';
import { readableThreads } from '../../lessons/readers.ts';
import { sheetOf, wordsOf } from '../../lessons/sheet.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { toInstant } from '../../time.ts';
import type { Found, SearchFilter } from './found.ts';
import { matchingLessons, matchingSheets } from './matching-rows.ts';
import type { QueryWord } from './query-words.ts';

const site = { deployment: { include: { site: true } } } as const;

/** Lessons and sheets: the published ones for everybody, those being written for who may read them (4.5). */
export async function foundLessons(
  turn: DomainTurn,
  words: readonly QueryWord[],
  { person, meeting, year }: SearchFilter,
): Promise<Found[]> {
  // They are nobody's and of no meeting.
  if (person || meeting) return [];
  const { tx, t, space } = turn;
  const readable = await readableThreads(turn);
  const lessons = await tx.lesson.findMany({
    where: {
      id: { in: await matchingLessons(tx, space.id, words) },
      state: { not: 'withdrawn' },
      thread: readable,
    },
    include: { thread: { include: site } },
  });
  const threads = await tx.lessonsThread.findMany({
    where: { AND: [{ id: { in: await matchingSheets(tx, space.id, words) } }, readable] },
    include: site,
  });
  const found = [
    ...lessons.map(({ thread, text, ...lesson }) => ({
      ...shown(turn, thread, thread.publishedAt ?? lesson.createdAt),
      name: lessonCode(lesson),
      text,
    })),
    ...threads.map((thread) => {
      const sheet = sheetOf(thread);
      return {
        ...shown(turn, thread, thread.publishedAt ?? thread.openedAt),
        name: t('lesson.heading', { site: thread.deployment.site.name }),
        text: sheet ? wordsOf(sheet) : '',
      };
    }),
  ];
  return year ? found.filter(({ at }) => at.startsWith(`${year}-`)) : found;
}

interface ThreadShown {
  state: string;
  deployment: { site: { code: string; name: string } };
}

function shown(
  { t, space }: DomainTurn,
  { state, deployment }: ThreadShown,
  day: Date,
): Omit<Found, 'name' | 'text'> {
  const at = toInstant(day);
  const { code, name } = deployment.site;
  const date = formatDate(at.toZonedDateTimeISO(space.timeZone), t.locale, { weekday: false });
  const parts = [name, date, ...(state === 'published' ? [] : [t('lesson.list.draft')])];
  return {
    detail: parts.join(' · '),
    at: at.toString(),
    open: { command: 'lessons sheet', arguments: { site: code } },
  };
}
