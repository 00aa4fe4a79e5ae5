import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import type { Happening } from '../../people/turn.ts';
import type { ReadinessCheck } from '../../store/generated/client.ts';
import type { OwnerRole } from './default-checks.ts';
import { openChecklist } from './open-checklist.ts';
import { tellChanged } from './settle-check.ts';

export interface LessonCheck {
  lessonId: string;
  /** By which the list knows it: REX-03. */
  code: string;
  /** Among the lessons of a list. */
  number: number;
  label: string;
  ownerRole: OwnerRole;
  /** -15 for J-15. */
  dueDays: number;
  blocking: boolean;
}

/** After every check of the template. */
const afterAll = 100;

/** A lesson applied to a site becomes one more check of its list, with its origin (C47); applied twice, it stays one. */
export async function addLessonCheck(
  by: Happening,
  deployment: DeploymentOfSite,
  { lessonId, number, ...check }: LessonCheck,
): Promise<ReadinessCheck> {
  const { tx } = by;
  const list = await openChecklist(by, deployment.id);
  const standing = list.find((one) => one.lessonId === lessonId);
  if (standing) return standing;
  const added = await tx.readinessCheck.create({
    data: {
      ...check,
      lessonId,
      spaceId: deployment.spaceId,
      deploymentId: deployment.id,
      position: afterAll + number,
    },
  });
  await journal(
    by,
    'readiness.lessonApplied',
    { type: 'readinessCheck', id: added.id },
    {
      after: { code: added.code, lessonId },
    },
  );
  await tellChanged(by, deployment);
  return added;
}
