import { readDeployment } from '../deployments/deployment.ts';
import type { TouchedByMove } from '../people/house-event.ts';
import type { Happening } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { plainDate } from '../time.ts';
import { isExpired } from './checklist/check.ts';
import { counts } from './training/rates.ts';
import { daysTrainingCounts } from './training/training-of.ts';

/** Adds what a checklist and its trainings lose with another go-live, each by its own rule (4.2; 5.4, case 1). */
export async function weighMove(
  { tx, now }: Pick<Happening, 'tx' | 'now'>,
  deploymentId: string,
  to: Temporal.PlainDate | null,
  touched: TouchedByMove,
): Promise<void> {
  if (to === null) return;
  const deployment = await readDeployment(tx, deploymentId);
  const verified = await tx.readinessCheck.findMany({
    where: { deploymentId, state: 'verified' },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
  });
  touched.checks.push(
    ...verified.filter((check) => isExpired(check, to)).map(({ code, label }) => ({ code, label })),
  );
  const today = dayOn(deployment.site, now);
  const validDays = await daysTrainingCounts(tx, deployment, today);
  const sessions = await tx.trainingSession.findMany({
    where: { siteId: deployment.siteId, state: { not: 'cancelled' } },
    select: { on: true, state: true },
  });
  for (const session of sessions) {
    const on = plainDate(session.on);
    const held = session.state === 'held' || Temporal.PlainDate.compare(on, today) < 0;
    if (held) touched.trainings[counts(on, to, validDays) ? 'valid' : 'again'] += 1;
    else if (Temporal.PlainDate.compare(on, to) >= 0) touched.trainings.after += 1;
  }
}
