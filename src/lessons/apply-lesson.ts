import { type DeploymentOfSite, goLiveOf } from '../deployments/deployment.ts';
import { journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import { dueOf } from '../readiness/checklist/check.ts';
import { addLessonCheck } from '../readiness/checklist/lesson-check.ts';
import { dayOn } from '../sites/day-on.ts';
import { referentsOf } from '../sites/referents.ts';
import { calendarOfSite } from '../sites/working-calendar.ts';
import { toDate } from '../time.ts';
import { type LessonRow, lessonCode, usualDueDays } from './lesson.ts';

export interface Applied {
  /** When it is to be done; null: the site has no date. */
  due: Temporal.PlainDate | null;
  /** That day has passed already. */
  late: boolean;
}

/**
 * A lesson becomes a check of another site's list, with where it comes from (C47). Whoever applies a draft approves it by that.
 *
 * @returns null when that site has it already
 */
export async function applyLesson(
  by: Happening,
  lesson: LessonRow,
  deployment: DeploymentOfSite,
): Promise<Applied | null> {
  const { tx } = by;
  await tx.$queryRaw`SELECT id FROM "Lesson" WHERE id = ${lesson.id}::uuid FOR UPDATE`;
  const key = { lessonId_deploymentId: { lessonId: lesson.id, deploymentId: deployment.id } };
  if (await tx.lessonApplication.findUnique({ where: key })) return null;
  const dueDays = lesson.dueDays ?? usualDueDays;
  const check = await addLessonCheck(by, deployment, {
    lessonId: lesson.id,
    code: lessonCode(lesson),
    number: lesson.number,
    label: lesson.text,
    ownerRole: 'REF',
    dueDays,
    blocking: false,
  });
  const at = toDate(by.now);
  await tx.lessonApplication.create({
    data: { lessonId: lesson.id, deploymentId: deployment.id, checkId: check.id, byId: by.actor?.id, at },
  });
  await tx.lesson.update({
    where: { id: lesson.id },
    data: { state: 'applied', approvedById: lesson.approvedById ?? by.actor?.id },
  });
  const change = { lesson: lessonCode(lesson), check: check.id };
  await journal(by, 'lesson.applied', { type: 'deployment', id: deployment.id }, { after: change });
  await tellReferents(by, lesson, deployment);
  const due = dueOf({ dueDays }, goLiveOf(deployment), await calendarOfSite(tx, deployment.site));
  return { due, late: due !== null && Temporal.PlainDate.compare(due, dayOn(deployment.site, by.now)) < 0 };
}

async function tellReferents(by: Happening, lesson: LessonRow, deployment: DeploymentOfSite): Promise<void> {
  const day = dayOn(deployment.site, by.now);
  for (const { personId } of await referentsOf(by.tx, deployment.siteId, day))
    if (personId !== by.actor?.id)
      await by.ledger.notify(by.tx, {
        spaceId: by.space.id,
        rule: `REX-${lesson.number}`,
        subject: { type: 'deployment', id: deployment.id, version: deployment.version },
        recipient: { kind: 'person', id: personId },
        message: 'lesson.applied',
        parameters: { lessonId: lesson.id },
        nature: 'notice',
        on: goLiveOf(deployment) ?? day,
        correlationId: by.correlationId,
      });
}
