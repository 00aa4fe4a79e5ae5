import { isCurable } from '../cures.ts';
import type { SlackTrouble } from '../host.ts';
import type { Failure } from './outcomes.ts';
import type { Sending } from './sending.ts';

/** Tells what people can cure where delivery/ does not (it tells of refused posts by itself); never throws. */
export async function reportRefusal(
  { host, log }: Pick<Sending, 'host' | 'log'>,
  where: Pick<SlackTrouble, 'workspace' | 'externalId'>,
  outcome: Failure,
): Promise<void> {
  if (outcome.state !== 'refused' || !isCurable(outcome.reason)) return;
  try {
    await host.trouble({ ...where, reason: outcome.reason, detail: outcome.detail });
  } catch (error) {
    log.error({ err: error, ...where }, 'What is wrong on Slack could not be told');
  }
}
