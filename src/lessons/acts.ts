import { peopleOfSite } from '../deployments/audiences.ts';
import { goLiveOf, readDeployment } from '../deployments/deployment.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { journal } from '../people/journal.ts';
import type { HouseAct, HouseActs } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { toDate } from '../time.ts';
import { approvalsOf } from './approvals.ts';
import { draftSheet } from './draft-sheet.ts';
import { forgetHanded } from './hand-to-director.ts';
import { publishSheet } from './publish.ts';
import { lockThread, threadOf } from './thread.ts';

/** D23: the thread opens, once. */
const open: HouseAct = async (by, { subjectId }) => {
  const { tx, space, at } = by;
  const deployment = await readDeployment(tx, subjectId);
  if ((await isStopped(tx, subjectId)) || (await threadOf(tx, subjectId))) return;
  const { id } = await tx.lessonsThread.create({
    data: { spaceId: space.id, deploymentId: deployment.id, openedAt: toDate(at) },
  });
  await journal(by, 'lesson.opened', { type: 'lessonsThread', id });
};

/** D27: the sheet is prepared with what is known, unless somebody has begun it. */
const draft: HouseAct = async (by, { subjectId }) => {
  const thread = await threadOf(by.tx, subjectId);
  if (thread && !(await isStopped(by.tx, subjectId))) await draftSheet(by, thread.id);
};

/** D29: an approved sheet is published; else the functional lead is alerted, and it is published once it is approved. */
const publish: HouseAct = async (by, { subjectId }) => {
  const { tx, ledger, space, at } = by;
  const found = await threadOf(tx, subjectId);
  if (!found || (await isStopped(tx, subjectId))) return;
  const thread = await lockThread(tx, found.id);
  if (thread.state === 'published' || thread.state === 'withdrawn') return;
  const day = dayOn(thread.deployment.site, at);
  const { missing } = await approvalsOf(tx, thread, day);
  if (thread.state === 'inApproval' && missing.length === 0) return publishSheet(by, thread);
  const { functionalLeads } = await peopleOfSite(tx, thread.deployment, day);
  for (const id of functionalLeads)
    await ledger.notify(tx, {
      spaceId: space.id,
      rule: 'D29-ALERT',
      subject: { type: 'deployment', id: subjectId, version: thread.deployment.version },
      recipient: { kind: 'person', id },
      message: 'lesson.notPublished',
      nature: 'alert',
      live: true,
      on: goLiveOf(thread.deployment) ?? day,
      correlationId: by.correlationId,
    });
};

/** What copil does by itself about lessons learned. */
export const lessonActs: HouseActs = {
  'lesson.open': open,
  'lesson.draft': draft,
  'lesson.publish': publish,
  'lesson.forgetHanded': forgetHanded,
};
