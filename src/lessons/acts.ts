import { isStopped } from '../deployments/is-stopped.ts';
import type { HouseAct, HouseActs } from '../people/turn.ts';
import { draftSheet } from './draft-sheet.ts';
import { forgetHanded } from './hand-to-director.ts';
import { isLate, tellLate } from './late.ts';
import { openThread } from './open-thread.ts';
import { publishOrAlert } from './publish-or-alert.ts';
import { threadOf } from './thread.ts';

/** D23: the thread opens, once. */
const open: HouseAct = async (by, { subjectId }) => {
  if ((await isStopped(by.tx, subjectId)) || (await threadOf(by.tx, subjectId))) return;
  await openThread(by, subjectId, by.at);
};

/** D27: the sheet is prepared with what is known, unless somebody has begun it. */
const draft: HouseAct = async (by, { subjectId, rule }) => {
  const thread = await threadOf(by.tx, subjectId);
  if (!thread || (await isStopped(by.tx, subjectId))) return;
  await draftSheet(by, thread.id);
  if (isLate(rule)) await tellLate(by, subjectId, 'D27');
};

/** D29: an approved sheet is published; else the functional lead is alerted, and it is published once it is approved. */
const publish: HouseAct = async (by, { subjectId, rule }) => {
  if (await isStopped(by.tx, subjectId)) return;
  const published = await publishOrAlert(by, subjectId);
  if (published && isLate(rule)) await tellLate(by, subjectId, 'D29');
};

/** What copil does by itself about lessons learned. */
export const lessonActs: HouseActs = {
  'lesson.open': open,
  'lesson.draft': draft,
  'lesson.publish': publish,
  'lesson.forgetHanded': forgetHanded,
};
