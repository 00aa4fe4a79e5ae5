/** The token of the environment (SLACK_BOT_TOKEN): tried at the start, and until it works. */
import { setTimeout as pause } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import type { Logger } from '../../../src/log.ts';
import type { Clock } from '../../../src/time.ts';
import { withoutTokens } from '../sdk-log.ts';
import { outcomeOf, slackCode } from '../send/outcomes.ts';
import { outboxOptions } from './clients.ts';
import { type Examined, examineToken } from './examine-token.ts';

export interface OperatorTokenParts {
  token: string;
  apiUrl: string;
  clock: Clock;
  log: Logger;
  /** The token works: called each time it begins to. */
  worked(examined: Examined): Promise<void>;
  /** Rejects when `stopped` says so. */
  wait?(milliseconds: number, stopped: AbortSignal): Promise<void>;
}

export interface OperatorToken {
  /** null while it does not work. */
  current(): Examined | null;
  /** Slack has not said yet whether it works: it was not asked, or could not be reached. */
  isUnsure(): boolean;
  /** Tries once; when that fails, goes on in the background. */
  start(): Promise<void>;
  /** Somebody acts where it may work again: tried at once, though not more often than every few seconds. */
  tryNow(): Promise<void>;
  /** Slack says that it ended: it is tried again, later. */
  lost(): void;
  stop(): Promise<void>;
}

const firstWaitSeconds = 15;
const longestWaitSeconds = 600;
const leastWaitSeconds = 5;

/** What an operator does about the word Slack refuses the token with. */
const cures: Record<string, string> = {
  token_expired:
    'the app rotates its tokens, so one in the environment ends after 12 hours. Leave SLACK_BOT_TOKEN empty, set ' +
    'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, and install over /slack/install',
};
const usualCure =
  'copy the “Bot User OAuth Token” (xoxb-…) again from “OAuth & Permissions” at https://api.slack.com/apps into ' +
  'SLACK_BOT_TOKEN and restart';

/** Follows the token of the environment. People are reached by mail while it does not work. */
export function followOperatorToken(parts: OperatorTokenParts): OperatorToken {
  const { token, apiUrl, clock, log, worked } = parts;
  const wait = parts.wait ?? quietly;
  const client = new WebClient(token, outboxOptions({ apiUrl, log }));
  const stopping = new AbortController();
  let current: Examined | null = null;
  let unsure = true;
  let following: Promise<void> | null = null;
  let triedAt: Temporal.Instant | null = null;

  const works = async (): Promise<boolean> => {
    triedAt = clock.system();
    try {
      current = await examineToken(client);
      unsure = false;
      await worked(current);
      return true;
    } catch (error) {
      // Slack that cannot be reached says nothing about a token, neither that it works nor that it ended.
      if (isRefusal(error)) {
        current = null;
        unsure = false;
      }
      complain(log, apiUrl, error);
      return false;
    }
  };
  const follow = async () => {
    let seconds = firstWaitSeconds;
    do {
      await wait(seconds * 1000, stopping.signal);
      seconds = Math.min(seconds * 2, longestWaitSeconds);
    } while (!(await works()));
  };
  const begin = () => {
    // Only the end of waiting, when the service stops, interrupts it.
    following ??= follow()
      .catch(() => {})
      .finally(() => {
        following = null;
      });
  };
  return {
    current: () => current,
    isUnsure: () => unsure,
    async start() {
      if (!(await works())) begin();
    },
    async tryNow() {
      const waited = triedAt?.until(clock.system()).total('seconds') ?? leastWaitSeconds;
      if (!current && waited >= leastWaitSeconds) await works();
    },
    lost() {
      triedAt = clock.system();
      current = null;
      unsure = false;
      begin();
    },
    async stop() {
      stopping.abort();
      await following;
    },
  };
}

const quietly = (milliseconds: number, signal: AbortSignal) =>
  pause(milliseconds, undefined, { signal, ref: false });

const isRefusal = (error: unknown) => outcomeOf(error, 'person').state === 'refused';

function complain(log: Logger, apiUrl: string, error: unknown): void {
  if (isRefusal(error)) {
    const word = slackCode(error) ?? 'refused';
    log.error(
      `Slack refuses SLACK_BOT_TOKEN (${word}): ${cures[word] ?? usualCure}. Until then people get mail.`,
    );
    return;
  }
  const reason = withoutTokens(error instanceof Error ? error.message : String(error));
  log.warn(
    `SLACK_BOT_TOKEN could not be checked at ${apiUrl} (${reason}): it is tried again. Check that this computer ` +
      'reaches Slack. Until then people get mail.',
  );
}
