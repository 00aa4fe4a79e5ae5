/** D23, D24: the five questions, to each and in the site's channel; then to those who have not signed an answer. */

import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { ComposeContext, Composer } from '../../delivery/ledger.ts';
import { goLiveOf } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { dayOn } from '../../sites/day-on.ts';
import { toInstant } from '../../time.ts';
import { countContributions, hasContributed } from '../contributions.ts';
import { answerButtons, openingBlocks, sheetButton } from '../opening-words.ts';
import { isOpen, type ThreadOfSite, threadOf } from '../thread.ts';

/** The thread, while it may be told of. */
async function openThread(
  { tx, redraw }: ComposeContext,
  deploymentId: string,
): Promise<ThreadOfSite | null> {
  const thread = await threadOf(tx, deploymentId);
  if (!thread || redraw) return thread;
  return isOpen(thread) && !(await isStopped(tx, deploymentId)) ? thread : null;
}

/** « IME Les Embruns : une semaine après, votre retour d’expérience »; the days, where a closed day put it off. */
function openingHeading(thread: ThreadOfSite, t: Translator): string {
  const { site } = thread.deployment;
  const opened = dayOn(site, toInstant(thread.openedAt));
  const days = (goLiveOf(thread.deployment) ?? opened).until(opened).days;
  return t('lesson.opening.heading', { site: site.name, days });
}

function openingText({ deployment, openedAt }: ThreadOfSite, t: Translator): string {
  const goLive = goLiveOf(deployment) ?? dayOn(deployment.site, toInstant(openedAt));
  return t('lesson.opening', { date: formatDate(goLive, t.locale, { year: false }) });
}

export const opening: Composer = async (context, { subjectId }) => {
  const { tx, t } = context;
  const thread = await openThread(context, subjectId);
  if (!thread) return null;
  return {
    card: {
      heading: openingHeading(thread, t),
      blocks: [
        { kind: 'text', text: openingText(thread, t) },
        ...(await openingBlocks(tx, thread, dayOn(thread.deployment.site, context.now), t)),
      ],
      actions: answerButtons(thread, t),
    },
  };
};

/** In the channel of the site: it counts what was given, and leads to the sheet once it is published. */
export const postedThread: Composer = async (context, { subjectId }) => {
  const { tx, t } = context;
  const thread = await openThread(context, subjectId);
  if (!thread) return null;
  const heading = openingHeading(thread, t);
  if (!isOpen(thread)) {
    const text = t(thread.state === 'published' ? 'lesson.thread.published' : 'lesson.thread.withdrawn');
    const actions = thread.state === 'published' ? [sheetButton(thread, t)] : [];
    return { card: { heading, blocks: [{ kind: 'text', text }], actions } };
  }
  const count = await countContributions(tx, thread.id);
  return {
    card: {
      heading,
      blocks: [
        { kind: 'text', text: openingText(thread, t) },
        ...(await openingBlocks(tx, thread, dayOn(thread.deployment.site, context.now), t)),
        { kind: 'text', text: t.rich('lesson.thread.count', { count }) },
      ],
      actions: answerButtons(thread, t),
    },
  };
};

/** D24: nobody can know who answered without a name, so it says so. */
export const invitation: Composer = async (context, { subjectId }) => {
  const { tx, t, personId } = context;
  const thread = await openThread(context, subjectId);
  if (!thread || !personId || (await hasContributed(tx, thread.id, personId))) return null;
  const { site } = thread.deployment;
  return {
    card: {
      heading: t('lesson.invitation.heading', { site: site.name }),
      blocks: [{ kind: 'text', text: t('lesson.invitation') }],
      actions: answerButtons(thread, t),
    },
  };
};
