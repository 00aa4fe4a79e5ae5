import type { Block, CommandButton } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { type NextSite, nextSites } from '../deployments/next-sites.ts';
import type { Transaction } from '../store/store.ts';
import { askedQuestions, type Question } from './questions.ts';
import type { ThreadOfSite } from './thread.ts';

/** The five questions as they are asked; the next site is named with its day, where there is one (5.5). */
export async function questionsAsked(
  tx: Transaction,
  thread: ThreadOfSite,
  day: Temporal.PlainDate,
  t: Translator,
): Promise<Record<Question, string>> {
  const [next] = await nextSites(tx, thread.deployment, day);
  const said = (question: Question) =>
    question === 'advice' && next ? adviceTo(next, t) : t(`lesson.question.${question}`);
  return Object.fromEntries([...askedQuestions, 'other' as const].map((one) => [one, said(one)])) as Record<
    Question,
    string
  >;
}

function adviceTo({ deployment, goLive }: NextSite, t: Translator): string {
  const date = formatDate(goLive, t.locale, { weekday: false });
  return t('lesson.question.advice.next', { site: deployment.site.name, date });
}

/** The questions, and what they are not about. */
export async function openingBlocks(
  tx: Transaction,
  thread: ThreadOfSite,
  day: Temporal.PlainDate,
  t: Translator,
): Promise<Block[]> {
  const asked = await questionsAsked(tx, thread, day, t);
  return [
    { kind: 'list', items: askedQuestions.map((question) => ({ text: asked[question] })) },
    { kind: 'text', text: t('lesson.factsOnly') },
  ];
}

export function answerButtons({ deployment: { site } }: ThreadOfSite, t: Translator): CommandButton[] {
  const button = (id: string, more: Record<string, string>): CommandButton => ({
    id,
    label: t(`lesson.button.${id}`),
    command: 'lessons answer',
    arguments: { site: site.code, ...more },
  });
  // @keys lesson.button.answer lesson.button.unnamed
  return [{ ...button('answer', {}), style: 'primary' }, button('unnamed', { unnamed: 'true' })];
}

export function sheetButton({ deployment: { site } }: ThreadOfSite, t: Translator): CommandButton {
  return {
    id: 'sheet',
    label: t('lesson.button.sheet'),
    command: 'lessons sheet',
    arguments: { site: site.code },
  };
}
