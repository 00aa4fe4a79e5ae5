import type { Block, Card, CommandButton } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { fullName } from '../people/person-name.ts';
import { referentsOf } from '../sites/referents.ts';
import type { Transaction } from '../store/store.ts';
import { lessonsOf } from './lesson.ts';
import type { Afterwards } from './sheet.ts';
import { lessonItem } from './sheet-card.ts';
import type { ThreadOfSite } from './thread.ts';

/** « À froid », J+90: two questions, two buttons each, what was answered in their place. */
export async function afterwardsCard(
  tx: Transaction,
  { id, deployment: { site } }: ThreadOfSite,
  answers: Afterwards,
  t: Translator,
  day: Temporal.PlainDate,
): Promise<Card> {
  const lessons = await lessonsOf(tx, id);
  const referents = (await referentsOf(tx, site.id, day)).map(({ person }) => fullName(person));
  const press = (question: keyof Afterwards, answer: 'yes' | 'no'): CommandButton => ({
    id: `${question}-${answer}`,
    label: t(`lesson.afterwards.${question}.${answer}`),
    command: 'lessons afterwards',
    arguments: { site: site.code, question, answer },
  });
  const asked = (question: keyof Afterwards): Block => {
    const answer = answers[question];
    if (answer === undefined)
      return { kind: 'actions', buttons: [press(question, 'yes'), press(question, 'no')] };
    const label = t(`lesson.afterwards.${question}.${answer ? 'yes' : 'no'}`);
    return {
      kind: 'notice',
      tone: answer ? 'success' : 'warning',
      text: t('lesson.afterwards.noted', { label }),
    };
  };
  const none = referents.length === 0;
  return {
    heading: t('lesson.afterwards.heading', { site: site.name }),
    blocks: [
      { kind: 'text', text: t.rich('lesson.afterwards.applied') },
      ...(lessons.length > 0
        ? [{ kind: 'list' as const, items: lessons.map((one) => lessonItem(one, t, 'afterwards')) }]
        : []),
      asked('applied'),
      {
        kind: 'text',
        text: t.rich('lesson.afterwards.referent', { names: formatList(referents, t.locale), none }),
      },
      asked('referent'),
    ],
  };
}
