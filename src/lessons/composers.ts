import type { ComposeContext, Composer, Composers } from '../delivery/ledger.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { dayOn } from '../sites/day-on.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { afterwardsCard } from './afterwards-card.ts';
import { sheetOf } from './sheet.ts';
import { readThread, threadOf } from './thread.ts';
import { handed } from './told/handed.ts';
import { invitation, opening, postedThread } from './told/opening.ts';
import { applied, offered, published } from './told/published.ts';
import { approvalReminder, notPublished, synthesis, toApprove } from './told/synthesis.ts';

/** D31: to the referents and the director, each for themselves. */
const afterwards: Composer = async ({ tx, t, now, personId, redraw }, { subjectId }) => {
  const thread = await threadOf(tx, subjectId);
  if (!thread || !personId || (!redraw && (await isStopped(tx, subjectId)))) return null;
  const sheet = sheetOf(thread);
  if (!sheet) return null;
  const day = dayOn(thread.deployment.site, now);
  return { card: await afterwardsCard(tx, thread, sheet.afterwards?.[personId] ?? {}, t, day) };
};

/** To the functional lead: three months on, something is not as it was meant to be. */
async function afterwardsNo({ tx, t }: ComposeContext, { subjectId, parameters }: MessageDelivery) {
  const { site } = (await readThread(tx, subjectId)).deployment;
  const { question } = parameters as { question: 'applied' | 'referent' };
  return {
    card: {
      heading: t('lesson.afterwards.heading', { site: site.name }),
      blocks: [{ kind: 'text' as const, text: t(`lesson.afterwards.told.${question}`) }],
    },
  };
}

/** What copil tells about lessons learned, by the name a rule gives. */
export const lessonComposers: Composers = {
  'lesson.opening': opening,
  'lesson.thread': postedThread,
  'lesson.invitation': invitation,
  'lesson.handed': handed,
  'lesson.synthesis': synthesis,
  'lesson.toApprove': toApprove,
  'lesson.approvalReminder': approvalReminder,
  'lesson.notPublished': notPublished,
  'lesson.published': published,
  'lesson.offered': offered,
  'lesson.applied': applied,
  'lesson.afterwards': afterwards,
  'lesson.afterwardsNo': afterwardsNo,
};
