/** Slack, put together: what delivery/ sends through, what people act through, and what keeps both alive. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SlackConfig } from '../../src/config-slack.ts';
import type { Translators } from '../../src/conversation/catalogue.ts';
import type { Bot, ChatPlatform } from '../../src/conversation/platform.ts';
import { openIntake } from '../../src/intake/intake.ts';
import type { Logger } from '../../src/log.ts';
import type { Seal } from '../../src/seal.ts';
import type { Store } from '../../src/store/store.ts';
import type { Clock } from '../../src/time.ts';
import { registerListeners } from './acts/register-listeners.ts';
import { openCarriedStates } from './carried-states.ts';
import { startDaily } from './daily.ts';
import { openDirectory } from './directory/directory.ts';
import type { SlackHost } from './host.ts';
import { openSlackClients } from './install/clients.ts';
import { openInstallations } from './install/installations.ts';
import { oauthRoutes } from './install/oauth-routes.ts';
import { registerWorkspaceEvents } from './install/workspace-events.ts';
import { eventsPath } from './receive/http-receiver.ts';
import { openTransport } from './receive/transport.ts';
import { gatedCalls } from './send/calls.ts';
import { forgetSlots, type Intervals } from './send/pace.ts';
import { slackPlatform } from './send/slack-platform.ts';

export interface SlackParts {
  config: SlackConfig;
  publicUrl: string;
  store: Pick<Store, 'db' | 'transaction' | 'url'>;
  seal: Seal;
  clock: Clock;
  log: Logger;
  translators: Translators;
  host: SlackHost;
  /** Least milliseconds between two messages; Slack's own limits when absent. */
  pace?: Partial<Intervals>;
}

export interface Slack {
  readonly platform: ChatPlatform;
  /** Listens to people, once there is a bot to answer them. */
  connect(bot: Bot): ConnectedSlack;
  /** Asks Slack whose token the environment holds; from then on messages know where they may leave. Never throws because of Slack. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ConnectedSlack {
  /** Path → raw listener of the service's own server. */
  readonly routes: Record<string, (req: IncomingMessage, res: ServerResponse) => void>;
  /** @throws StartupError naming the variable that is wrong */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function openSlack(parts: SlackParts): Slack {
  const { config, publicUrl, store, seal, clock, log, translators, host } = parts;
  const { db } = store;
  const { apiUrl } = config;
  const client = config.oauth && { id: config.oauth.clientId, secret: config.oauth.clientSecret };
  const settings = { botToken: config.botToken, client, apiUrl };
  const installations = openInstallations({ settings, db, seal, clock, log, host });
  const clients = openSlackClients(installations, { apiUrl, log });
  const directory = openDirectory({ installations, clients, host, clock, log });
  const carried = openCarriedStates({ db, seal, clock });
  const call = gatedCalls(clock);
  const shared = { installations, clients, call, host, carried, db, clock, log, translators };
  installations.onOpened((workspace) => void directory.syncWorkspace(workspace));

  return {
    platform: slackPlatform({ ...shared, pace: parts.pace }),

    connect(bot) {
      const intake = openIntake({ url: store.url, platform: 'slack', seal, clock, log });
      const transport = openTransport({
        settings: { signingSecret: config.signingSecret, appToken: config.appToken, apiUrl },
        intake,
        installations,
        clock,
        log,
      });
      registerListeners(transport.app, { ...shared, bot, loopbackResponses: config.apiIsLoopback });
      registerWorkspaceEvents(transport.app, { ...shared, directory });
      const daily = startDaily(
        [() => directory.syncAll(), () => carried.purge(), () => forgetSlots(db, clock.system())],
        log,
      );
      return {
        routes: {
          [eventsPath]: transport.requestListener,
          ...(client && oauthRoutes({ ...shared, settings: { client, apiUrl, publicUrl }, seal })),
        },
        start: () => transport.start(),
        async stop() {
          await daily.stop();
          await transport.stop();
          await intake.close();
        },
      };
    },

    start: () => installations.start(),
    async stop() {
      await directory.stop();
      await installations.stop();
    },
  };
}
