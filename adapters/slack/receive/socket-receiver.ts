/** Socket Mode: Slack's events over a WebSocket that copil opens, for hosts behind a firewall. */
import { SocketModeReceiver } from '@slack/bolt';
import type { SocketModeClient } from '@slack/socket-mode';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from '../../../src/log.ts';
import { StartupError } from '../../../src/startup-error.ts';
import { sdkLog } from '../sdk-log.ts';
import { NotTaken } from './inbox-receiver.ts';

export interface SocketReceiverParts {
  /** `xapp-…` with the scope connections:write. */
  appToken: string;
  /** Root of the Web API. */
  apiUrl: string;
  log: Logger;
  /** Real milliseconds before the nth attempt in a row, for tests. */
  pauseMs?(failures: number): number;
}

export interface KeptSocket {
  receiver: SocketModeReceiver;
  /**
   * Connects, and connects again whenever the connection ends, until `stop`. A Slack that cannot be reached is tried
   * again in the background.
   * @throws StartupError naming SLACK_APP_TOKEN when Slack refuses the token
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Answers of apps.connections.open that only the operator can cure. */
const refusedTokens = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'team_disabled',
  'org_login_required',
  'user_removed_from_team',
]);
/** A connection that says nothing within this time is given up. */
const helloLimitMs = 15_000;
/** Closing is a handshake; who is leaving does not wait long for the other side. */
const closeLimitMs = 1000;
const longestPauseMs = 60_000;

/**
 * @slack/socket-mode reconnects by itself, but only after 5 s when Slack renews a connection, and its reconnection
 * ends the process (unhandled rejection) when the token was revoked meanwhile: so that part is done here.
 */
export function openSocketReceiver(parts: SocketReceiverParts): KeptSocket {
  const { appToken, apiUrl, log } = parts;
  const pauseMs = parts.pauseMs ?? ((failures) => Math.min(1000 * 2 ** (failures - 1), longestPauseMs));
  const receiver = new SocketModeReceiver({
    appToken,
    logger: sdkLog(log),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        allowAbsoluteUrls: false,
        retryConfig: { retries: 0 },
        timeout: 10_000,
        rejectRateLimitedCalls: true,
      },
    },
    // Slack delivers again what is not acknowledged; what can never be read is acknowledged.
    processEventErrorHandler: async ({ error }) => {
      const reason =
        (error as unknown) instanceof NotTaken ? (error as unknown as NotTaken).reason : undefined;
      if (!reason) log.error({ err: error }, 'An envelope of Slack failed before its listener');
      return reason === 'unreadable';
    },
  });
  const { client } = receiver;
  survivesOddMessages(client, log);
  let stopping = new AbortController();
  let keeping: Promise<void> = Promise.resolve();
  /** Ends with the present connection. */
  let connection: Promise<void> = Promise.resolve();

  async function connect(): Promise<void> {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const hello = setTimeout(() => void client.disconnect(), helloLimitMs);
    client.once('disconnected', resolve);
    try {
      await client.start();
      connection = ended;
    } catch (error) {
      client.removeListener('disconnected', resolve);
      throw error;
    } finally {
      clearTimeout(hello);
    }
  }

  /** @param failures attempts in a row that failed so far */
  async function keep(failures: number): Promise<void> {
    while (!stopping.signal.aborted) {
      if (failures > 0) await pause(pauseMs(failures), stopping.signal);
      else await connection;
      if (stopping.signal.aborted) return;
      try {
        await connect();
        failures = 0;
        log.info('Socket Mode is connected again.');
      } catch (error) {
        failures += 1;
        log.warn({ why: reasonOf(error), failures }, `Socket Mode cannot connect. ${cureOf(error)}`);
      }
    }
  }

  return {
    receiver,
    async start() {
      stopping = new AbortController();
      try {
        await connect();
        keeping = keep(0);
      } catch (error) {
        const why = reasonOf(error);
        if (isRefusedToken(error)) {
          throw new StartupError(`SLACK_APP_TOKEN: Slack answers “${why}”. ${cureOf(error)}`);
        }
        log.warn({ why }, `Socket Mode cannot connect. ${cureOf(error)}`);
        keeping = keep(1);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.race([client.disconnect(), pause(closeLimitMs)]);
      await Promise.race([keeping, pause(closeLimitMs)]);
    },
  };
}

/** The SDK reads each message in a promise that nobody watches: one odd message would end the process. */
function survivesOddMessages(client: SocketModeClient, log: Logger): void {
  const read = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (...message: unknown[]) => {
    for (const listener of read) {
      Promise.try(listener, ...message).catch((error: unknown) =>
        log.warn({ why: reasonOf(error) }, 'A message over Socket Mode could not be read'),
      );
    }
  });
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && refusedTokens.has(error.data.error);
}

function cureOf(error: unknown): string {
  return isRefusedToken(error)
    ? 'Set SLACK_APP_TOKEN to an app-level token (xapp-…) with the scope connections:write: api.slack.com/apps → ' +
        'your app → Basic Information → App-Level Tokens.'
    : 'It is tried again.';
}

function reasonOf(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  return error instanceof Error ? error.message : 'the connection ended';
}

/** Ends early, without complaint, when the signal comes. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal?.addEventListener('abort', () => resolve(), { once: true });
  return promise.finally(() => clearTimeout(timer));
}
