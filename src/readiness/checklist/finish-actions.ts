import { finishAction } from '../../actions/finish-action.ts';
import type { Happening } from '../../people/turn.ts';
import type { ReadinessCheck } from '../../store/generated/client.ts';
import { openHelp } from '../nudges/help-asked.ts';
import { isDealtWith } from '../nudges/steps.ts';

/**
 * What was opened because a check failed, or because somebody asked for help, is over when there is nothing left to do about it:
 * its owner is reminded of nothing any more. Help for several points is over with the last of them.
 */
export async function finishActions(
  by: Happening,
  { deploymentId, code, actionId }: ReadinessCheck,
  goLive: Temporal.PlainDate | null,
): Promise<void> {
  const checks = await by.tx.readinessCheck.findMany({ where: { deploymentId } });
  const done = new Set(checks.filter((check) => isDealtWith(check, goLive)).map((check) => check.code));
  if (!done.has(code)) return;
  const because = { check: code };
  if (actionId) await finishAction(by, actionId, because);
  const nudges = await by.tx.nudge.findMany({ where: { deploymentId }, select: { id: true } });
  for (const help of await openHelp(
    by.tx,
    nudges.map((nudge) => nudge.id),
  ))
    if (help.codes.includes(code) && help.codes.every((one) => done.has(one)))
      await finishAction(by, help.actionId, because);
}
