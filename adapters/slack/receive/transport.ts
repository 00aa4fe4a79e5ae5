/** How Slack reaches copil: HTTP, or Socket Mode when an app token is given; the inbox stands behind both. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import { schedule } from 'node-cron';
import type { Intake } from '../../../src/intake/intake.ts';
import type { Logger } from '../../../src/log.ts';
import type { Clock } from '../../../src/time.ts';
import type { Installations } from '../ports.ts';
import { openBoltApp } from './bolt-app.ts';
import { openHttpReceiver } from './http-receiver.ts';
import { createInboxReceiver } from './inbox-receiver.ts';
import { openSocketReceiver } from './socket-receiver.ts';

export interface TransportParts {
  settings: {
    /** SLACK_SIGNING_SECRET; not used with an app token. */
    signingSecret?: string;
    /** SLACK_APP_TOKEN: Socket Mode. */
    appToken?: string;
    /** Root of the Web API, `https://slack.com/api/`. */
    apiUrl: string;
  };
  intake: Intake;
  installations: Installations;
  clock: Clock;
  log: Logger;
}

export interface Transport {
  /** Listeners are registered here, before `start`. */
  app: App;
  mode: 'http' | 'socket';
  /** For POST /slack/events. With Socket Mode it answers 404. */
  requestListener(req: IncomingMessage, res: ServerResponse): void;
  /** Takes up what was left unfinished, from now on every five seconds. @throws StartupError naming SLACK_APP_TOKEN */
  start(): Promise<void>;
  /** Receives nothing more, and lets what is in hand end, 5 s at most. The intake is closed by who opened it. */
  stop(): Promise<void>;
  /** One round now: what nobody finished is handled, what is older than a day is forgotten. */
  resume(): Promise<void>;
}

/** In UTC: node-cron skips or doubles local hours when clocks change. */
const rhythm = '*/5 * * * * *';
const settleLimitMs = 5000;

/** @throws StartupError naming SLACK_SIGNING_SECRET */
export function openTransport({ settings, intake, installations, clock, log }: TransportParts): Transport {
  const door = settings.appToken
    ? openSocketDoor(settings.appToken, settings.apiUrl, log)
    : openHttpDoor(settings.signingSecret ?? '', clock, log);
  const inbox = createInboxReceiver({ receiver: door.receiver, intake, log });
  const app = openBoltApp({ receiver: inbox, installations, apiUrl: settings.apiUrl, log });
  let rounds: ReturnType<typeof schedule> | undefined;

  let stopping = new AbortController();
  let round: Promise<void> | undefined;

  async function lookThrough(): Promise<void> {
    try {
      await inbox.resume(stopping.signal);
      await intake.purge();
    } catch (error) {
      log.error({ err: error }, 'The inbox of Slack could not be looked through; the next round tries again');
    } finally {
      round = undefined;
    }
  }

  function resume(): Promise<void> {
    round ??= lookThrough();
    return round;
  }

  return {
    app,
    mode: settings.appToken ? 'socket' : 'http',
    requestListener: door.requestListener,
    async start() {
      await door.start();
      stopping = new AbortController();
      rounds ??= schedule(rhythm, resume, { timezone: 'Etc/UTC', noOverlap: true, name: 'slack inbox' });
      void resume();
    },
    async stop() {
      stopping.abort();
      await rounds?.destroy();
      rounds = undefined;
      await door.stop();
      await inbox.settled(settleLimitMs, round);
    },
    resume,
  };
}

interface Door {
  receiver: Receiver;
  requestListener: Transport['requestListener'];
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The service's server listens, and stops listening. */
function openHttpDoor(signingSecret: string, clock: Clock, log: Logger): Door {
  const { receiver, requestListener } = openHttpReceiver({ signingSecret, clock, log });
  return { receiver, requestListener, start: async () => {}, stop: async () => {} };
}

function openSocketDoor(appToken: string, apiUrl: string, log: Logger): Door {
  const { receiver, start, stop } = openSocketReceiver({ appToken, apiUrl, log });
  return { receiver, start, stop, requestListener: (_req, res) => void res.writeHead(404).end() };
}
