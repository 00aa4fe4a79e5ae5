import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Clock } from '../../../src/time.ts';
import { outcomeOf } from './outcomes.ts';

/** Calls Slack unless it asked this workspace to wait with that method. */
export type Call = <Answer>(workspace: string, method: string, run: () => Promise<Answer>) => Promise<Answer>;

/**
 * One gate a workspace and method: a 429 closes it for the seconds Slack said, and what comes meanwhile is turned back
 * with the same error, without a request. Rate limits of Slack are counted per method, workspace and app.
 *
 * @param clock whose system time the gates are kept by
 */
export function gatedCalls(clock: Clock): Call {
  const closedUntil = new Map<string, number>();
  const now = () => clock.system().epochMilliseconds;
  return async (workspace, method, run) => {
    const gate = `${workspace} ${method}`;
    const left = (closedUntil.get(gate) ?? 0) - now();
    if (left > 0) throw new WebAPIRateLimitedError(Math.ceil(left / 1000));
    closedUntil.delete(gate);
    try {
      return await run();
    } catch (error) {
      const outcome = outcomeOf(error, 'channel');
      if (outcome.state === 'busy') {
        const until = now() + outcome.afterSeconds * 1000;
        closedUntil.set(gate, Math.max(until, closedUntil.get(gate) ?? 0));
      }
      throw error;
    }
  };
}
