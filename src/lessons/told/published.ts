/** D29: the sheet, to each organisation; its lessons, to who goes live next. */

import { formatDate } from '../../conversation/format.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { goLiveOf, readDeployment } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { type NextSite, nextSites } from '../../deployments/next-sites.ts';
import { dueOf } from '../../readiness/checklist/check.ts';
import { dayOn } from '../../sites/day-on.ts';
import { referentsOf } from '../../sites/referents.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { dueWords, lessonCode, lessonsOf, usualDueDays } from '../lesson.ts';
import { sheetButton } from '../opening-words.ts';
import { publishedByHand } from '../publish.ts';
import { sheetOf } from '../sheet.ts';
import { applyButton } from '../sheet-buttons.ts';
import { approvedLine, contributorsLine, lessonItem, sheetHeading, sheetInShort } from '../sheet-card.ts';
import { factsOf } from '../sheet-facts.ts';
import { readThread, type ThreadOfSite, threadOf } from '../thread.ts';

/** What a person published was told at once: the hour of D29 has nothing to add. */
async function toldNow(
  tx: Transaction,
  { subjectId, rule }: MessageDelivery,
  redraw: boolean,
): Promise<ThreadOfSite | null> {
  const thread = await threadOf(tx, subjectId);
  if (!thread || redraw) return thread;
  if (thread.state !== 'published' || (await isStopped(tx, subjectId))) return null;
  return rule === publishedByHand || thread.publishedById === null ? thread : null;
}

export const published: Composer = async ({ tx, t, redraw }, delivery) => {
  const thread = await toldNow(tx, delivery, redraw);
  const sheet = thread && sheetOf(thread);
  if (!thread || !sheet) return null;
  const facts = await factsOf(tx, thread);
  const heading = sheetHeading(facts, t);
  if (thread.state === 'withdrawn')
    return { card: { heading, blocks: [{ kind: 'text', text: t('lesson.state.withdrawn') }] } };
  const view = { sheet, facts, lessons: await lessonsOf(tx, thread.id) };
  return {
    card: {
      heading,
      blocks: [
        ...sheetInShort(view, t),
        { kind: 'text', text: contributorsLine(facts, t) },
        ...(facts.approvals.length > 0 ? [{ kind: 'text' as const, text: approvedLine(facts, t) }] : []),
      ],
      actions: [sheetButton(thread, t)],
    },
  };
};

/** Each recommendation with the button that puts it on their own list. */
export const offered: Composer = async ({ tx, t, now, personId, redraw }, delivery) => {
  const thread = await toldNow(tx, delivery, redraw);
  if (!thread || !personId) return null;
  const { site } = thread.deployment;
  const day = dayOn(site, now);
  const next = await ownNextSite(tx, thread, personId, day);
  const heading = t('lesson.offered.heading', { site: site.name });
  if (thread.state === 'withdrawn')
    return { card: { heading, blocks: [{ kind: 'text', text: t('lesson.state.withdrawn') }] } };
  const lessons = (await lessonsOf(tx, thread.id)).filter(({ kind }) => kind === 'recommendation');
  const left = lessons.filter(
    ({ applications }) => !applications.some(({ deploymentId }) => deploymentId === next?.deployment.id),
  );
  if (!next || (left.length === 0 && !redraw)) return null;
  const date = formatDate(next.goLive, t.locale, { weekday: false });
  const done = lessons.length > 0 && left.length === 0;
  return {
    card: {
      heading,
      blocks: [
        {
          kind: 'text',
          text: t(done ? 'lesson.offered.done' : 'lesson.offered', { next: next.deployment.site.name, date }),
        },
        ...left.flatMap((lesson) => [
          { kind: 'list' as const, items: [lessonItem(lesson, t)] },
          { kind: 'actions' as const, buttons: [applyButton(lesson, next, t)] },
        ]),
      ],
      actions: [sheetButton(thread, t)],
    },
  };
};

/** The nearest of the sites to come of which this person is a referent. */
async function ownNextSite(
  tx: Transaction,
  { deployment }: ThreadOfSite,
  personId: string,
  day: Temporal.PlainDate,
): Promise<NextSite | null> {
  for (const next of await nextSites(tx, deployment, day)) {
    const referents = await referentsOf(tx, next.deployment.siteId, day);
    if (referents.some((one) => one.personId === personId)) return next;
  }
  return null;
}

/** To the referents of a site whose list gains a check. */
export const applied: Composer = async ({ tx, t }, { subjectId, parameters }) => {
  const { lessonId } = parameters as { lessonId: string };
  const lesson = await tx.lesson.findUnique({ where: { id: lessonId }, include: { applications: true } });
  if (!lesson) return null;
  const { site } = (await readThread(tx, lesson.threadId)).deployment;
  const deployment = await readDeployment(tx, subjectId);
  const calendar = await calendarOfSite(tx, deployment.site);
  const due = dueOf({ dueDays: lesson.dueDays ?? usualDueDays }, goLiveOf(deployment), calendar);
  return {
    card: {
      heading: t('lesson.told.heading', { site: deployment.site.name }),
      blocks: [
        {
          kind: 'text',
          text: t.rich('lesson.told', {
            code: lessonCode(lesson),
            text: lesson.text,
            from: site.name,
            due: dueWords(lesson),
            date: due ? formatDate(due, t.locale) : '',
          }),
        },
      ],
    },
  };
};
