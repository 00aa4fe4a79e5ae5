import { App, type Authorize, type CodedError, type Receiver } from '@slack/bolt';
import type { Logger } from '../../../src/log.ts';
import { type Installations, NotInstalled } from '../ports.ts';
import { sdkLog } from '../sdk-log.ts';
import { type SlackBody, workspaceOf } from './slack-id.ts';

export interface BoltAppParts {
  receiver: Receiver;
  installations: Installations;
  /** Root of the Web API, `https://slack.com/api/`. */
  apiUrl: string;
  log: Logger;
}

/**
 * The app whose listeners acts/ and install/ register. It asks Slack nothing: who is addressed comes from the
 * installations. Its `client` has no token, on purpose: what speaks to Slack goes through SlackClients, which bound
 * time and retries. Messages of bots, our own included, do reach listeners. `processEvent` rejects when a listener did.
 */
export function openBoltApp({ receiver, installations, apiUrl, log }: BoltAppParts): App {
  const missing = new Set<string>();

  /** A workspace without copil is no error that another attempt could cure: its events end in the middleware below. */
  const authorize: Authorize<boolean> = async (_source, body) => {
    const workspace = workspaceOf(body as unknown as SlackBody) ?? '-';
    try {
      const { botId, botUserId } = await installations.of(workspace);
      missing.delete(workspace);
      return { botId, botUserId };
    } catch (error) {
      if (!(error instanceof NotInstalled)) throw error;
      noteMissing(workspace);
      return { notInstalled: true };
    }
  };

  /** Once, not for each event. */
  function noteMissing(workspace: string): void {
    if (missing.has(workspace)) return;
    missing.add(workspace);
    log.warn(
      { workspace },
      'Slack sends events of a workspace where copil is not installed; they are ignored. Install it there ' +
        '(PUBLIC_URL/slack/install), or set SLACK_BOT_TOKEN to the token of that workspace.',
    );
  }

  const app = new App({
    receiver,
    authorize,
    logger: sdkLog(log),
    clientOptions: { slackApiUrl: apiUrl },
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
  });
  app.use(async ({ context, next }) => {
    if (!context.notInstalled) await next();
  });
  // Bolt wraps what listeners throw; the receiver logs it and keeps the event.
  app.error(async (error: CodedError) => {
    throw error.original ?? error;
  });
  return app;
}
