import type { Card } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import type { ComposeContext, Composers } from '../../delivery/ledger.ts';
import { type DeploymentOfSite, readDeployment } from '../../deployments/deployment.ts';
import { namesById } from '../../people/names-by-id.ts';
import type { Announcement, MessageDelivery } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { argumentsOf } from '../to-staff/staff-card.ts';
import { answerOf, findAnswer, type GivenAnswer, type Question, questionOf } from './question.ts';

/** Question and answer travel in private: to the referents of the site, and back to who asked. */
export const questionComposers: Composers = {
  'announcement.asked': async ({ tx, t, redraw }, row) => {
    const question = questionOf(row);
    const announcement = await announcementOf(tx, row);
    const answer = await findAnswer(tx, announcement, question.number);
    if (answer && !redraw) return null;
    return { card: await questionCard(tx, await deploymentOf(tx, announcement), announcement, question, t) };
  },

  'announcement.answered': async ({ tx, t }: ComposeContext, row) => {
    const { site } = await deploymentOf(tx, await announcementOf(tx, row));
    const answer = answerOf(row);
    const names = await namesById(tx, [answer.answeredById]);
    return {
      card: {
        heading: t('announcement.answered.heading', { site: site.name }),
        blocks: [
          { kind: 'text', text: t('announcement.answered.question', { question: questionOf(row).text }) },
          { kind: 'text', text: answerLine(answer, names, t) },
        ],
      },
    };
  },
};

/** What each referent sees: the question and, once somebody has answered, the answer. */
export async function questionCard(
  tx: Transaction,
  deployment: DeploymentOfSite,
  announcement: Announcement,
  { number, text, askedById }: Question,
  t: Translator,
): Promise<Card> {
  const answer = await findAnswer(tx, announcement, number);
  const names = await namesById(tx, [askedById, answer?.answeredById]);
  return {
    heading: t('announcement.asked.heading', { site: deployment.site.name }),
    blocks: [
      { kind: 'text', text: t.rich('announcement.asked.by', { name: names.get(askedById) ?? '' }) },
      { kind: 'text', text },
      { kind: 'text', text: answer ? answerLine(answer, names, t) : t('announcement.asked.private') },
    ],
    actions: answer
      ? []
      : [
          {
            id: `announcement-answer-${number}`,
            label: t('announcement.button.answer'),
            style: 'primary',
            command: 'announcement answer',
            arguments: { ...argumentsOf(deployment, announcement), number: String(number) },
          },
        ],
    footer: announcement.title,
  };
}

function answerLine(
  { text, answeredById }: GivenAnswer,
  names: ReadonlyMap<string, string>,
  t: Translator,
): string {
  return t('announcement.answered.by', { name: names.get(answeredById) ?? '', text });
}

function announcementOf(tx: Transaction, { subjectId }: MessageDelivery): Promise<Announcement> {
  return tx.announcement.findUniqueOrThrow({ where: { id: subjectId } });
}

function deploymentOf(tx: Transaction, { deploymentId }: Announcement): Promise<DeploymentOfSite> {
  return readDeployment(tx, deploymentId as string);
}
