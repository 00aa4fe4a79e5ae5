import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../../src/log.ts';
import type { Installations, SlackClients } from '../ports.ts';
import { sdkLog } from '../sdk-log.ts';

export interface ClientSettings {
  /** Root of the Web API, `https://slack.com/api/`. */
  apiUrl: string;
  log: Logger;
}

/**
 * The options of a client whose calls nobody waits for: sent once, so that the caller decides what an unclear end
 * means (the default of the SDK sends again, and what Slack had accepted is then posted twice).
 */
export function outboxOptions({ apiUrl, log }: ClientSettings): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    logger: sdkLog(log),
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
  };
}

/** The options of a client while somebody waits: Slack gives us three seconds in all. */
export function interactiveOptions(settings: ClientSettings): WebClientOptions {
  return {
    ...outboxOptions(settings),
    retryConfig: { retries: 1, minTimeout: 100, maxTimeout: 100 },
    timeout: 2_500,
  };
}

/** What shows twice when it is sent twice. */
const saidOnce = new Set(['chat.postMessage', 'chat.postEphemeral', 'files.completeUploadExternal']);

/** Tries again what may be tried again; what speaks is sent once. */
class InteractiveClient extends WebClient {
  readonly #once: WebClient;

  constructor(token: string, settings: ClientSettings) {
    super(token, interactiveOptions(settings));
    this.#once = new WebClient(token, { ...interactiveOptions(settings), retryConfig: { retries: 0 } });
  }

  override apiCall(...call: Parameters<WebClient['apiCall']>): ReturnType<WebClient['apiCall']> {
    return saidOnce.has(call[0]) ? this.#once.apiCall(...call) : super.apiCall(...call);
  }
}

/**
 * The two clients of each workspace, kept as long as its token stays the same.
 * @param installations where tokens come from; each call asks, so a refreshed token is used at once
 */
export function openSlackClients(installations: Installations, settings: ClientSettings): SlackClients {
  const known = new Map<string, { token: string; interactive: WebClient; outbox: WebClient }>();
  const of = async (workspace: string) => {
    const { token } = await installations.of(workspace).catch((error) => {
      known.delete(workspace);
      throw error;
    });
    const pair = known.get(workspace);
    if (pair?.token === token) return pair;
    const fresh = {
      token,
      interactive: new InteractiveClient(token, settings),
      outbox: new WebClient(token, outboxOptions(settings)),
    };
    known.set(workspace, fresh);
    return fresh;
  };
  return {
    interactive: async (workspace) => (await of(workspace)).interactive,
    outbox: async (workspace) => (await of(workspace)).outbox,
  };
}
