/** A site that was stopped on the days of its lessons: they are learnt once it takes the software up again (domain.md 4.1, 4.4). */
import { isBehind } from '../delivery/look-up.ts';
import { house } from '../delivery/timed-act.ts';
import { readDeployment } from '../deployments/deployment.ts';
import { dayOfRule, rulesToldLate } from '../deployments/deployment-timeline.ts';
import { planDeployment } from '../deployments/plan-deployment.ts';
import type { Happening } from '../people/turn.ts';
import { clockOn } from '../sites/day-on.ts';
import { draftSheet } from './draft-sheet.ts';
import { openThread } from './open-thread.ts';
import { publishOrAlert } from './publish-or-alert.ts';
import { sheetOf } from './sheet.ts';
import { isOpen, threadOf } from './thread.ts';

/** What is told beside each of the acts, on the same day. */
const told = {
  D23: ['lesson.opening', 'lesson.thread'],
  D27: ['lesson.synthesis'],
  D29: ['lesson.published', 'lesson.offered'],
} as const;

/** What follows the opening of a thread, by its rule and its name. */
const following = [
  ['D27-DRAFT', 'lesson.draft'],
  ['D29-PUBLISH', 'lesson.publish'],
] as const;
const lateMark = '-LATE';

/** @returns whether an act comes after its day, for a thread that was opened late */
export function isLate(rule: string): boolean {
  return rule.endsWith(lateMark);
}

/** Tells at once, the staff at their next shift, what one of the days has to tell. */
export async function tellLate(by: Happening, deploymentId: string, code: keyof typeof told): Promise<void> {
  await planDeployment(by, { id: deploymentId }, { rules: rulesToldLate(code, told[code]) });
}

/** Does what the calendar has passed; what lies ahead comes on its day. */
export async function catchUp(by: Happening, deploymentId: string): Promise<void> {
  const isPast = (act: string) => isBehind(by.tx, { type: 'deployment', id: deploymentId }, act);
  if (!(await isPast('lesson.open'))) return;
  const thread = await threadOf(by.tx, deploymentId);
  if (!thread) {
    await openThread(by, deploymentId, by.now);
    await tellLate(by, deploymentId, 'D23');
    for (const [rule, act] of following) if (await isPast(act)) await putOff(by, deploymentId, rule, act);
    return;
  }
  if (isOpen(thread) && !sheetOf(thread) && (await isPast('lesson.draft'))) {
    await draftSheet(by, thread.id);
    await tellLate(by, deploymentId, 'D27');
  }
  // A person lets it go out: it is told at once.
  if (await isPast('lesson.publish')) await publishOrAlert(by, deploymentId);
}

/** As many days after the opening as the calendar has between them: nobody can have answered before. */
async function putOff(by: Happening, deploymentId: string, rule: string, act: string): Promise<void> {
  const { site, version } = await readDeployment(by.tx, deploymentId);
  const at = clockOn(site, by.now).add({ days: dayOfRule(rule) - dayOfRule('D23') });
  await by.ledger.notify(by.tx, {
    spaceId: by.space.id,
    rule: `${rule}${lateMark}`,
    subject: { type: 'deployment', id: deploymentId, version },
    recipient: house(deploymentId),
    message: act,
    nature: 'act',
    at: at.toInstant(),
    on: at.toPlainDate(),
    correlationId: by.correlationId,
  });
}
