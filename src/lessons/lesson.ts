import { dayOfRule } from '../deployments/deployment-timeline.ts';
import { nextInSeries } from '../people/number-series.ts';
import type { Lesson, LessonApplication, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

export type LessonRow = Lesson & { applications: LessonApplication[] };

/** Days from the next go-live at which a lesson is to be done, unless it says otherwise: with the material, J-15. */
export const usualDueDays = dayOfRule('D06');

/** @returns REX-03: its number, and the code of the check it becomes */
export function lessonCode({ number }: Pick<Lesson, 'number'>): string {
  return `REX-${String(number).padStart(2, '0')}`;
}

/** @returns « J-15 » */
export function dueWords({ dueDays }: Pick<Lesson, 'dueDays'>): string {
  return `J${dueDays ?? usualDueDays}`;
}

/** Numbers follow one another in a space. */
export function nextLessonNumber(tx: Transaction, spaceId: string): Promise<number> {
  return nextInSeries(tx, spaceId, 'REX');
}

const order = [
  { kind: 'desc' },
  { number: 'asc' },
] as const satisfies Prisma.LessonOrderByWithRelationInput[];

/** @returns the lessons of a thread that stand, what is recommended first */
export function lessonsOf(tx: Transaction, threadId: string): Promise<LessonRow[]> {
  return tx.lesson.findMany({
    where: { threadId, state: { not: 'withdrawn' } },
    include: { applications: true },
    orderBy: [...order],
  });
}
