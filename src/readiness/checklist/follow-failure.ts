import { openStates } from '../../actions/action-states.ts';
import { openAction } from '../../actions/open-action.ts';
import type { WorkingCalendar } from '../../delivery/timeline.ts';
import { previousOpenDay, workingDaysFrom } from '../../delivery/working-days.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { dayOfRule } from '../../deployments/deployment-timeline.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { Happening } from '../../people/turn.ts';
import { changeRisk } from '../../risks/change-risk.ts';
import { lockRisk } from '../../risks/risk.ts';
import { liveStates } from '../../risks/risk-score.ts';
import { dayOn } from '../../sites/day-on.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { ReadinessCheck, Risk } from '../../store/generated/client.ts';
import { helperOf } from './default-checks.ts';
import { whoHelps } from './holders.ts';

/** Working days to put right what failed. */
const workingDays = 5;
/** 1 to 4. */
const mostProbable = 4;

/** A check failed: an action for who can put it right, and the risks whose sign it is rise (story, step 6). */
export async function followFailure(
  by: Happening,
  deployment: DeploymentOfSite,
  check: ReadinessCheck,
): Promise<ReadinessCheck> {
  const { tx, spaceT } = by;
  const today = dayOn(deployment.site, by.now);
  const risks = await risksSignalledBy(by, check.code);
  for (const { id, probability } of risks)
    if (probability < mostProbable)
      await changeRisk(by, await lockRisk(tx, id), 'risk.updated', {
        probability: probability + 1,
        reason: `${check.code} · ${deployment.site.name}`,
      });
  if (await hasOpenAction(by, check)) return check;
  const ownerId = await whoHelps(tx, deployment, helperOf(check), today);
  if (!ownerId) return check;
  const committee = await steeringCommittee(tx, deployment.spaceId);
  const calendar = await calendarOfSite(tx, deployment.site);
  const action = await openAction(by, today, {
    text: spaceT('readiness.action.failed', {
      label: check.label,
      site: deployment.site.name,
      reason: check.reason ?? 'none',
    }),
    ownerId,
    due: putRightBy(today, goLiveOf(deployment), calendar),
    committeeId: committee?.id,
    siteId: deployment.siteId,
    riskId: risks[0]?.id,
  });
  return tx.readinessCheck.update({ where: { id: check.id }, data: { actionId: action.id } });
}

/** @returns in five working days, before the vote opens where it is still ahead, tomorrow at the earliest */
function putRightBy(
  today: Temporal.PlainDate,
  goLive: Temporal.PlainDate | null,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  const usual = workingDaysFrom(today, workingDays, calendar);
  const soonest = workingDaysFrom(today, 1, calendar);
  const vote = goLive && previousOpenDay(goLive.add({ days: dayOfRule('D12') }), calendar);
  if (!vote || Temporal.PlainDate.compare(vote, usual) >= 0) return usual;
  return Temporal.PlainDate.compare(vote, soonest) >= 0 ? vote : soonest;
}

/** A risk whose sign (« Signe d’alerte ») names the code of a check rises when that check fails. */
async function risksSignalledBy({ tx, space }: Happening, code: string): Promise<Risk[]> {
  const risks = await tx.risk.findMany({
    where: { spaceId: space.id, state: { in: [...liveStates] }, trigger: { contains: code } },
    orderBy: { number: 'asc' },
  });
  const named = new RegExp(`(?<![\\p{L}\\d])${code}(?![\\p{L}\\d])`, 'u');
  return risks.filter(({ trigger }) => named.test(trigger ?? ''));
}

async function hasOpenAction({ tx }: Happening, { actionId }: ReadinessCheck): Promise<boolean> {
  if (!actionId) return false;
  return (await tx.actionItem.count({ where: { id: actionId, state: { in: [...openStates] } } })) > 0;
}
