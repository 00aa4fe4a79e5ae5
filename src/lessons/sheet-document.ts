/** The sheet as it is printed and filed: every part, whole (domain.md 3.4). */

import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { plainText } from '../conversation/rich-text.ts';
import type { PrintedBlock, PrintedDocument } from '../documents/document.ts';
import { clockOn } from '../sites/day-on.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { dueWords, lessonCode, lessonsOf } from './lesson.ts';
import { linesOf, sheetOf, sheetParts } from './sheet.ts';
import { approvedLine, contributorsLine, factFields, sheetHeading, usageLines } from './sheet-card.ts';
import { factsOf } from './sheet-facts.ts';
import { readThread } from './thread.ts';

/** @returns null when there is no sheet, or it was withdrawn */
export async function lessonsDocument(
  tx: Transaction,
  threadId: string,
  t: Translator,
): Promise<PrintedDocument | null> {
  const thread = await readThread(tx, threadId);
  const sheet = sheetOf(thread);
  if (!sheet || thread.state === 'withdrawn') return null;
  const facts = await factsOf(tx, thread);
  const lessons = await lessonsOf(tx, threadId);
  const at = thread.publishedAt ?? thread.draftedAt ?? thread.openedAt;
  const day = formatDate(clockOn(thread.deployment.site, toInstant(at)), t.locale, {
    weekday: false,
  });
  return {
    locale: t.locale,
    title: sheetHeading(facts, t),
    subtitle: t(thread.state === 'published' ? 'lesson.document.published' : 'lesson.document.draft', {
      date: day,
    }),
    author: facts.organisation,
    at: toInstant(at),
    header: facts.organisation,
    footer: sheetHeading(facts, t),
    pageWord: t('lesson.document.page'),
    blocks: [
      {
        kind: 'facts',
        rows: factFields(facts, t).map(({ label, value }) => ({ label, value: plainText(value) })),
      },
      ...sheetParts.flatMap((part) => section(t(`lesson.part.${part}`), linesOf(sheet.texts[part]), t)),
      ...(lessons.length > 0
        ? section(
            t('lesson.lessons'),
            lessons.map((one) =>
              t('lesson.document.lesson', {
                code: lessonCode(one),
                text: one.text,
                kind: t(`lesson.kind.${one.kind}`),
                due: dueWords(one),
                isAdvice: one.kind === 'recommendation',
              }),
            ),
            t,
          )
        : []),
      ...section(t('lesson.part.usage'), usageLines(facts, t), t),
      { kind: 'heading', level: 1, text: t('lesson.document.contributors') },
      { kind: 'text', text: contributorsLine(facts, t) },
      ...(facts.approvals.length > 0 ? [{ kind: 'text' as const, text: approvedLine(facts, t) }] : []),
    ],
  };
}

function section(heading: string, items: string[], t: Translator): PrintedBlock[] {
  return [
    { kind: 'heading', level: 1, text: heading },
    items.length > 0 ? { kind: 'list', items } : { kind: 'text', text: t('lesson.document.nothing') },
  ];
}
