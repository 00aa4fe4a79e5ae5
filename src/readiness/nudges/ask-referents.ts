import { goLiveOf, readDeployment } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import type { HouseAct } from '../../people/turn.ts';
import { openChecklist } from '../checklist/open-checklist.ts';
import { expireChecks } from '../checklist/settle-check.ts';
import { planEscalation } from './escalate.ts';
import { recordNudge } from './nudge.ts';
import { openAt, stepOf } from './steps.ts';

/**
 * At the hour of a nudge, before it leaves: the list is there, what perished is stored, and what each person is asked is written down,
 * so that an answer, or none, is known later.
 */
export const askReferents: HouseAct = async (context, { rule, subjectId, subjectVersion }) => {
  const { tx } = context;
  if (await isStopped(tx, subjectId)) return;
  await openChecklist(context, subjectId);
  const deployment = await readDeployment(tx, subjectId);
  await expireChecks(context, deployment);
  const [step = ''] = rule.split('-');
  const checks = await tx.readinessCheck.findMany({ where: { deploymentId: subjectId } });
  const asked = await tx.messageDelivery.findMany({
    where: {
      subjectType: 'deployment',
      subjectId,
      subjectVersion,
      rule: step,
      message: 'readiness.nudge',
      recipientKind: 'person',
      state: { in: ['planned', 'queued', 'held'] },
    },
    select: { recipientId: true },
  });
  for (const { recipientId } of asked) {
    const checkCodes = openAt(step, checks, recipientId, goLiveOf(deployment)).map(({ code }) => code);
    if (checkCodes.length === 0) continue;
    const nudge = await recordNudge(context, deployment, {
      rule: step,
      personId: recipientId,
      level: 1,
      checkCodes,
    });
    // The opening asks for nothing yet: it is not chased.
    if (nudge && !stepOf(step).step.opens) await planEscalation(context, deployment, nudge, context.at);
  }
};
