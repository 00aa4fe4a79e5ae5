/** The whole service on Slack: a database, a mail server, a Slack with the space's people in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepGranted } from '../../../adapters/slack/install/workspace-rows.ts';
import { optionalScopes, requiredScopes } from '../../../adapters/slack/manifest/scopes.ts';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import { createSeal } from '../../../src/seal.ts';
import { type Service, startService } from '../../../src/service.ts';
import { demoSpace } from '../../../src/spaces/demo-space.ts';
import type { SpaceFileSource } from '../../../src/spaces/space-file.ts';
import { systemClock } from '../../../src/time.ts';
import { freePort } from '../../journeys/free-port.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';
import { type MailServer, openMailServer } from '../mail-server.ts';
import { type MovableClock, movableClock } from '../movable-clock.ts';
import { deliverOverHttp, deliverOverSocket } from './deliver.ts';
import { type SlackPeople, slackPeople } from './slack-people.ts';
import { openSlackServer, type SlackServer } from './slack-server.ts';
import { clockOf, workspacesOf } from './space-workspaces.ts';

export interface SlackHouse {
  readonly slack: SlackServer;
  readonly people: SlackPeople;
  readonly mail: MailServer;
  readonly database: TestDatabase;
  readonly clock: MovableClock;
  /** The service that runs now. */
  readonly service: Service;
  /** Resolves when everything that was received is handled, and all it caused has left. */
  settled(): Promise<void>;
  /** Resolves when the rows of the inbox are handled. */
  handled(): Promise<void>;
  stopService(): Promise<void>;
  startService(): Promise<void>;
  /** @throws when copil sent what Slack would not accept */
  close(): Promise<void>;
}

export interface SlackHouseOptions {
  env?: Record<string, string>;
  space?: SpaceFileSource;
  database?: TestDatabase;
  /** Requests come over a WebSocket instead of HTTP. */
  socketMode?: boolean;
  /** Handle → address in Slack, for people whose account there is not the one of their work. */
  emails?: Readonly<Record<string, string>>;
  /** Scopes granted; those the manifest requires by default. */
  scopes?: readonly string[];
}

const secret = 'a secret of the tests, thirty-two characters long';
const signingSecret = '0123456789abcdef0123456789abcdef';

export async function openSlackHouse(options: SlackHouseOptions = {}): Promise<SlackHouse> {
  const { env = {}, space = demoSpace(), socketMode = false, emails = {}, scopes = requiredScopes } = options;
  const [database, mail, slack] = await Promise.all([
    options.database ?? openTestDatabase(),
    openMailServer(),
    openSlackServer({
      workspaces: workspacesOf(space, emails),
      scopes,
      declared: [...requiredScopes, ...optionalScopes],
    }),
  ]);
  const clock = movableClock(clockOf(space));
  const { folder, seed } = seedFile(options.space);
  const port = String(await freePort());
  await install(database, slack, scopes);

  const open = () =>
    startService(
      readConfig({
        PORT: port,
        DATABASE_URL: database.url,
        COPIL_SECRET: secret,
        COPIL_SEED: seed,
        LOG_LEVEL: 'error',
        SMTP_URL: mail.url,
        SLACK_CLIENT_ID: '1.2',
        SLACK_CLIENT_SECRET: 'clientsecret',
        SLACK_API_URL: slack.apiUrl,
        ...(socketMode ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
        ...env,
      }),
      openLog('error'),
      { clock, slackPace: { perConversationMs: 0, perWorkspaceMs: 0 } },
    );
  let service = await open();
  let running = true;
  const deliver = socketMode
    ? deliverOverSocket(slack)
    : deliverOverHttp(() => `${service.url}/slack/events`, signingSecret);

  const handled = () =>
    until('every request is handled', async () => {
      const left = await database.db.intakeEvent.count({ where: { handledAt: null } });
      return left === 0;
    });

  const house: SlackHouse = {
    slack,
    people: slackPeople(slack, deliver),
    mail,
    database,
    clock,
    get service() {
      return service;
    },
    handled,
    async settled() {
      await handled();
      const { delivery } = service.rooms;
      await delivery.handOverDue();
      await delivery.drain();
    },
    async stopService() {
      running = false;
      await service.stop();
    },
    async startService() {
      service = await open();
      running = true;
      await everybodyKnown(database, slack, Object.keys(emails).length);
    },
    async close() {
      if (running) await service.stop();
      await mail.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
      if (!options.database) await database.close();
      await slack.close();
    },
  };
  await everybodyKnown(database, slack, Object.keys(emails).length);
  if (socketMode) await slack.sockets.connected();
  return house;
}

/** What COPIL_SEED says: the demo, or a file with the space. */
function seedFile(space: SpaceFileSource | undefined): { seed: string; folder?: string } {
  if (!space) return { seed: 'demo' };
  const folder = mkdtempSync(path.join(tmpdir(), 'copil-space-'));
  const seed = path.join(folder, 'space.json');
  writeFileSync(seed, JSON.stringify(space));
  return { seed, folder };
}

/** As if an administrator of each workspace had installed copil. */
async function install({ db }: TestDatabase, slack: SlackServer, scopes: readonly string[]): Promise<void> {
  const seal = createSeal(secret);
  for (const { teamId, name, domain, botToken, botUserId, botId } of slack.workspaces) {
    const credentials = { token: botToken, botUserId, botId };
    const granted = { workspace: teamId, name, domain, scopes, credentials };
    await keepGranted(db, seal, granted, systemClock.system());
  }
}

/** The people and channels of the workspaces are read when the service starts. */
async function everybodyKnown({ db }: TestDatabase, slack: SlackServer, unknown: number): Promise<void> {
  const people = slack.workspaces.reduce((sum, { users }) => sum + users.size, 0);
  // The workspace's administrator and copil itself are nobody of the space.
  const strangers = slack.workspaces.length * 2 + unknown;
  const channels = slack.workspaces.flatMap((workspace) => [...workspace.channels.values()]);
  const own = channels.filter((id) => !/^C[A-Z0-9]{8}[12]$/.test(id));
  await until('the directory is read', async () => {
    const linked = await db.platformAccount.count({ where: { platform: 'slack', state: 'linked' } });
    const adopted = await db.channel.count({ where: { platform: 'slack', externalId: { in: own } } });
    return linked >= people - strangers && adopted >= own.length;
  });
}

const patience = { seconds: 30 };

/** Asks again every few milliseconds: what runs in another room announces its end to nobody. */
export async function until(what: string, test: () => Promise<boolean>): Promise<void> {
  const end = systemClock.system().add(patience);
  while (!(await test())) {
    if (Temporal.Instant.compare(systemClock.system(), end) > 0) throw new Error(`in vain: until ${what}`);
    await new Promise((again) => setTimeout(again, 5));
  }
}
