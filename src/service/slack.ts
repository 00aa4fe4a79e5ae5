import type { Slack } from '../../adapters/slack/slack.ts';
import type { Config } from '../config.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Delivery } from '../delivery/dispatch.ts';
import type { Logger } from '../log.ts';
import { createSeal } from '../seal.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time.ts';
import { slackHost } from './slack-host.ts';

export interface SlackServiceParts {
  config: Config;
  /** COPIL_SECRET; the configuration demands it. */
  secret: string;
  store: Store;
  clock: Clock;
  log: Logger;
  translators: Translators;
  /** Delivery is built on the platforms, and the host speaks through delivery. */
  delivery(): Pick<Delivery, 'tellTrouble' | 'wake'>;
  pace?: { perConversationMs?: number; perWorkspaceMs?: number };
}

/** Slack on the rest of the house; null when it is not configured, and then its packages are not even loaded. */
export async function slackService(parts: SlackServiceParts): Promise<Slack | null> {
  const { config, secret, store, clock, log, translators, pace } = parts;
  if (!config.slack) return null;
  const { openSlack } = await import('../../adapters/slack/slack.ts');
  return openSlack({
    config: config.slack,
    publicUrl: config.publicUrl,
    store,
    seal: createSeal(secret, config.previousSecrets),
    clock,
    log,
    translators,
    host: slackHost({
      store,
      clock,
      log,
      translators,
      delivery: {
        tellTrouble: (...args) => parts.delivery().tellTrouble(...args),
        wake: () => parts.delivery().wake(),
      },
    }),
    pace,
  });
}
