import { holdWaiting } from '../../delivery/hold-waiting.ts';
import type { PlanOutcome } from '../../delivery/ledger.ts';
import type { TouchedByMove } from '../../people/house-event.ts';
import { journal } from '../../people/journal.ts';
import type { Happening } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { DeploymentState } from '../../store/generated/enums.ts';
import { dateColumn, toDate } from '../../time.ts';
import { type DeploymentOfSite, goLiveOf, readDeployments } from '../deployment.ts';
import { type ChangeOfPlan, planDeployment, planDeployments } from '../plan-deployment.ts';
import { stateByDate } from '../state-by-date.ts';
import { moveCodes, moveRules } from './change-rules.ts';
import { moveMilestones } from './move-milestones.ts';
import { touchedByMove } from './touched-by-move.ts';
import { moveAudiences, toldAbout } from './who-was-told.ts';

export interface ChangeOfDate {
  /** Null: none is known yet. */
  to: Temporal.PlainDate | null;
  reason: string;
  /** The site's director agreed that its staff be told why (domain.md 5.4, case 1). */
  reasonAgreed: boolean;
}

/**
 * A go-live is another day (C30): the vote on it is void, phases that are not done follow, the timeline is planned anew, and
 * those who were told are told once, where they were told. In the caller's transaction, the deployment locked.
 */
export async function changeDate(
  by: Happening,
  deployment: DeploymentOfSite,
  change: ChangeOfDate,
): Promise<PlanOutcome> {
  const { tx } = by;
  const from = goLiveOf(deployment);
  const version = deployment.version + 1;
  const subject = { type: 'deployment', id: deployment.id };
  await holdWaiting(tx, subject);
  const state = await stateAfter(by, deployment, change.to);
  await tx.deployment.update({
    where: { id: deployment.id },
    data: { goLive: change.to && dateColumn(change.to), version, state },
  });
  await tx.deploymentMove.create({
    data: {
      deploymentId: deployment.id,
      version,
      from: from && dateColumn(from),
      to: change.to && dateColumn(change.to),
      reason: change.reason,
      byId: by.actor?.id,
      at: toDate(by.now),
    },
  });
  await moveMilestones(tx, deployment.id, await daysMoved(by, deployment, change.to));
  await journal(by, 'deployment.moved', subject, {
    before: { goLive: from?.toString() ?? null, state: deployment.state },
    after: {
      ...{ goLive: change.to?.toString() ?? null, state, reason: change.reason },
      reasonAgreedWith: change.reasonAgreed ? deployment.site.directorId : null,
    },
  });
  await by.announce({ kind: 'deployment.moved', deploymentId: deployment.id, from, to: change.to, version });
  if (state !== deployment.state)
    await by.announce({ kind: 'deployment.entered', deploymentId: deployment.id, state });
  const outcome = await planDeployment(
    by,
    deployment,
    await changeOfPlan(by, deployment, change, await touchedByMove(by, deployment.id, change.to)),
  );
  await by.ledger.refresh(tx, subject, by.correlationId);
  await planThoseBefore(by, deployment, from, change.to);
  return outcome;
}

/** What the change tells, beside the timeline. */
export async function changeOfPlan(
  { tx, now }: Pick<Happening, 'tx' | 'now'>,
  deployment: DeploymentOfSite,
  { reason, reasonAgreed }: Pick<ChangeOfDate, 'reason' | 'reasonAgreed'>,
  { trainings }: Pick<TouchedByMove, 'trainings'>,
): Promise<ChangeOfPlan> {
  const day = dayOn(deployment.site, now);
  const told = await toldAbout(tx, deployment.id);
  return {
    rules: moveRules,
    audiences: await moveAudiences(tx, deployment, told, day),
    parameters: {
      [moveCodes.correction]: { ...(reasonAgreed && { reason }), trainings },
      ...(reasonAgreed && { [moveCodes.vendor]: { reason } }),
      [moveCodes.team]: { reason, trainings },
    },
  };
}

/** Its file stays open once it is, and opens at once when its day has come already. */
async function stateAfter(
  { tx, now }: Happening,
  { id, site, state }: DeploymentOfSite,
  to: Temporal.PlainDate | null,
): Promise<DeploymentState> {
  if (!to) return 'postponed';
  const today = dayOn(site, now);
  if (state === 'preparing' || state === 'ready') return 'preparing';
  if (stateByDate(to, today) === 'preparing') return 'preparing';
  const opened = await tx.messageDelivery.count({
    where: { subjectType: 'deployment', subjectId: id, message: 'deployment.prepare', state: 'done' },
  });
  return opened > 0 ? 'preparing' : 'planned';
}

/** A site without a date comes back: its phases stand where they stood for the last one. */
async function daysMoved(
  { tx }: Happening,
  deployment: DeploymentOfSite,
  to: Temporal.PlainDate | null,
): Promise<number> {
  if (!to) return 0;
  const from = goLiveOf(deployment) ?? (await lastGoLive(tx, deployment.id));
  return from ? from.until(to, { largestUnit: 'day' }).days : 0;
}

/** @returns the last go-live a deployment had, when it has none now */
async function lastGoLive(tx: Happening['tx'], deploymentId: string) {
  const move = await tx.deploymentMove.findFirst({
    where: { deploymentId, from: { not: null } },
    orderBy: { version: 'desc' },
  });
  return move ? goLiveOf({ goLive: move.from }) : null;
}

/** Sites that go live before either date may have other « next sites » now, who hear of their lessons (4.4b, D29). */
async function planThoseBefore(
  by: Happening,
  moved: DeploymentOfSite,
  from: Temporal.PlainDate | null,
  to: Temporal.PlainDate | null,
): Promise<void> {
  const latest = [from, to]
    .flatMap((date) => date ?? [])
    .sort(Temporal.PlainDate.compare)
    .at(-1);
  const others = (await readDeployments(by.tx, moved.spaceId)).filter((one) => {
    const date = goLiveOf(one);
    return date && latest && Temporal.PlainDate.compare(date, latest) < 0 && one.id !== moved.id;
  });
  await planDeployments(by, others);
}
