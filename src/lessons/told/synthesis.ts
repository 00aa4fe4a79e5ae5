/** D27 to D29: the draft, to who works on it, and to who approves it as long as they have not. */

import { formatDate } from '../../conversation/format.ts';
import type { ComposeContext, Composed, Composer } from '../../delivery/ledger.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { forLead } from '../../people/for-lead.ts';
import { approves, judgeReader } from '../../people/judge-reader.ts';
import { dayOn } from '../../sites/day-on.ts';
import { approvalPage } from '../approval-page.ts';
import { approvalsOf } from '../approvals.ts';
import { lessonsOf } from '../lesson.ts';
import { sheetButton } from '../opening-words.ts';
import { publicationDay } from '../publish.ts';
import { sheetOf } from '../sheet.ts';
import { writingButtons } from '../sheet-buttons.ts';
import { sheetHeading, sheetInShort } from '../sheet-card.ts';
import { factsOf } from '../sheet-facts.ts';
import { stateLine } from '../state-line.ts';
import { isOpen, readThread, type ThreadOfSite, threadOf } from '../thread.ts';

/** D27: what was prepared, in short, with what there is to do. */
export const synthesis: Composer = async (context, { subjectId }) => {
  const { tx, t, redraw } = context;
  const thread = await threadOf(tx, subjectId);
  const sheet = thread && sheetOf(thread);
  if (!thread || !sheet || (!redraw && (await isStopped(tx, subjectId)))) return null;
  const facts = await factsOf(tx, thread);
  const view = { sheet, facts, lessons: await lessonsOf(tx, thread.id) };
  const card = {
    heading: sheetHeading(facts, t),
    blocks: [
      { kind: 'text' as const, text: await stateLine(context, thread) },
      ...(isOpen(thread) ? [{ kind: 'text' as const, text: t('lesson.synthesis') }] : []),
      ...(thread.state === 'withdrawn' ? [] : sheetInShort(view, t)),
    ],
    actions: isOpen(thread)
      ? [sheetButton(thread, t), ...writingButtons(thread, t).filter(({ id }) => id !== 'contributions')]
      : [sheetButton(thread, t)],
  };
  return forLead(context, thread, dayOn(thread.deployment.site, context.now), card);
};

/** When it is submitted: to each whose approval is awaited. */
export const toApprove: Composer = async (context, { subjectId, parameters }) => {
  const thread = await readThread(context.tx, subjectId);
  const { again } = (parameters ?? {}) as { again?: boolean };
  return approvalCard(context, thread, again ? 'lesson.toApproveAgain' : 'lesson.toApprove');
};

/** D28: to those who have not approved; what nobody has submitted is said to be so. */
export const approvalReminder: Composer = async (context, { subjectId }) => {
  const { tx, redraw } = context;
  const thread = await threadOf(tx, subjectId);
  if (!thread || (!redraw && (await isStopped(tx, subjectId)))) return null;
  return approvalCard(context, thread, 'lesson.approvalReminder');
};

async function approvalCard(
  context: ComposeContext,
  thread: ThreadOfSite,
  key: 'lesson.toApprove' | 'lesson.toApproveAgain' | 'lesson.approvalReminder',
): Promise<Composed | null> {
  const { tx, t, personId, redraw } = context;
  const day = dayOn(thread.deployment.site, context.now);
  const { approved, missing } = await approvalsOf(tx, thread, day);
  const settled = !isOpen(thread) || missing.length === 0 || approved.has(personId ?? '');
  if (settled && !redraw) return null;
  const heading = sheetHeading({ site: thread.deployment.site.name }, t);
  const state = { kind: 'text' as const, text: await stateLine(context, thread) };
  if (settled)
    return forLead(context, thread, day, { heading, blocks: [state], actions: [sheetButton(thread, t)] });
  const publication = publicationDay(thread);
  const values = { date: publication ? formatDate(publication, t.locale) : '', dated: publication !== null };
  const submitted = thread.state === 'inApproval';
  const text = submitted ? t.rich(key, values) : t.rich('lesson.notSubmittedYet', values);
  const write = (what: string) => writingButtons(thread, t).filter(({ id }) => id === what);
  // Who approves has every line before their eyes.
  const read = submitted ? await approvalPage(context, thread, 1) : { blocks: [], actions: [] };
  const reader = { spaceId: thread.spaceId, personId, now: context.now };
  const verdict = await judgeReader(tx, reader, 'rex.publish', thread.deployment.siteId);
  return forLead(context, thread, day, {
    heading,
    blocks: [{ kind: 'text', text }, ...read.blocks],
    actions: submitted
      ? [...(approves(verdict) ? [...read.actions, ...write('edit')] : []), sheetButton(thread, t)]
      : [sheetButton(thread, t), ...write('submit')],
  });
}

/** D29: the day has come and an approval is missing. */
export const notPublished: Composer = async (context, { subjectId }) => {
  const { tx, t, redraw } = context;
  const thread = await threadOf(tx, subjectId);
  if (!thread || (!redraw && !isOpen(thread))) return null;
  return forLead(context, thread, dayOn(thread.deployment.site, context.now), {
    heading: t('lesson.notPublished.heading', { site: thread.deployment.site.name }),
    blocks: [
      { kind: 'text', text: await stateLine(context, thread) },
      ...(isOpen(thread) ? [{ kind: 'text' as const, text: t('lesson.notPublished.next') }] : []),
    ],
    actions: [sheetButton(thread, t)],
  });
};
