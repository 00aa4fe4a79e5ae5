import { readDeployment } from '../../deployments/deployment.ts';
import type { HouseAct } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { alertSite } from '../cases/alert-blocking.ts';
import { findDayAnswer } from './find-day-answer.ts';

/**
 * « Bloquant » was pressed and nothing was written since: referents and technical lead hear that somebody is stopped, and call.
 * Whoever wrote without their name has written: the form of the press is a blocking one, and what somebody else tells of a
 * printer is no answer to it.
 */
export const tellWordless: HouseAct = async (context, row) => {
  const { personId, since, press } = row.parameters as { personId: string; since: string; press: number };
  const { tx } = context;
  const deployment = await readDeployment(tx, row.subjectId);
  const answer = await findDayAnswer(tx, deployment, personId);
  if (answer?.answer !== 'blocking') return;
  const written = await tx.difficulty.count({
    where: {
      siteId: deployment.siteId,
      reportedAt: { gte: toDate(Temporal.Instant.from(since)) },
      OR: [{ reporterId: personId }, { anonymous: true, severity: 'blocking' }],
    },
  });
  if (written > 0) return;
  const alert = {
    rule: `BLOCKING-WORDLESS-TOLD-${press}`,
    subject: { type: 'deployment', id: deployment.id, version: deployment.version },
    message: 'difficulty.wordlessTold',
    parameters: { personId },
  };
  await alertSite(context, deployment.site, alert, [personId]);
};
