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
import { freePort } from '../../../src/store/postmaster.ts';
import { systemClock } from '../../../src/time.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';
import { openDemoDatabase } from '../demo-database.ts';
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
  readonly service: Service;
  /** Resolves when everything that was received is handled, and all it caused has left. */
  settled(): Promise<void>;
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
export const signingSecret = '0123456789abcdef0123456789abcdef';

export async function openSlackHouse(options: SlackHouseOptions = {}): Promise<SlackHouse> {
  const everything = new AsyncDisposableStack();
  try {
    return await build(options, everything);
  } catch (error) {
    await everything.disposeAsync();
    throw error;
  }
}

async function build(options: SlackHouseOptions, everything: AsyncDisposableStack): Promise<SlackHouse> {
  const { env = {}, space = demoSpace(), socketMode = false, emails = {}, scopes = requiredScopes } = options;
  const slack = await openSlackServer({
    workspaces: workspacesOf(space, emails),
    scopes,
    declared: [...requiredScopes, ...optionalScopes],
  });
  everything.defer(() => slack.close());
  const clock = movableClock(clockOf(space));
  const database =
    options.database ??
    (await (options.space || env.COPIL_SEED ? openTestDatabase() : openDemoDatabase(clock.now())));
  if (!options.database) everything.defer(() => database.close());
  const mail = await openMailServer();
  everything.defer(() => mail.close());
  const { folder, seed } = seedFile(options.space);
  if (folder) everything.defer(() => rmSync(folder, { recursive: true, force: true }));
  await install(database, slack, scopes);

  const port = String(await freePort());
  const variables = serviceVariables({ port, database, mail, slack, socketMode });
  const config = readConfig({ ...variables, COPIL_SEED: seed, ...env });
  const slackPace = { perConversationMs: 0, perWorkspaceMs: 0 };
  const service = await startService(config, openLog('error'), { clock, slackPace });
  everything.defer(() => service.stop());
  await everybodyKnown(database, slack, Object.keys(emails).length);
  if (socketMode) await slack.sockets.connected();

  const deliver = socketMode
    ? deliverOverSocket(slack)
    : deliverOverHttp(() => `${service.url}/slack/events`, signingSecret);
  return {
    slack,
    people: slackPeople(slack, deliver),
    mail,
    database,
    clock,
    service,
    async settled() {
      await until('every request is handled', async () => {
        const left = await database.db.intakeEvent.count({ where: { handledAt: null } });
        return left === 0;
      });
      const { delivery } = service.rooms;
      await delivery.handOverDue();
      await delivery.drain();
    },
    close: () => everything.disposeAsync(),
  };
}

/** The environment of a service on this Slack. */
export function serviceVariables({
  port,
  database,
  mail,
  slack,
  socketMode = false,
}: {
  port: string;
  database: TestDatabase;
  mail: MailServer;
  slack: SlackServer;
  socketMode?: boolean;
}): Record<string, string> {
  return {
    PORT: port,
    DATABASE_URL: database.url,
    COPIL_SECRET: secret,
    LOG_LEVEL: 'error',
    SMTP_URL: mail.url,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'clientsecret',
    SLACK_API_URL: slack.apiUrl,
    ...(socketMode ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
  };
}

/** What COPIL_SEED says: the demo, or a file with the space. */
function seedFile(space: SpaceFileSource | undefined): { seed: string; folder?: string } {
  if (!space) return { seed: 'demo' };
  const folder = mkdtempSync(path.join(tmpdir(), 'copil-space-'));
  const seed = path.join(folder, 'space.json');
  writeFileSync(seed, JSON.stringify(space));
  return { seed, folder };
}

/**
 * As if an administrator of each workspace had installed copil.
 * @param except domain of the workspace whose token stands in the environment (SLACK_BOT_TOKEN)
 */
export async function install(
  { db }: TestDatabase,
  slack: SlackServer,
  scopes: readonly string[],
  except?: string,
): Promise<void> {
  const seal = createSeal(secret);
  const others = slack.workspaces.filter(({ domain }) => domain !== except);
  for (const { teamId, name, domain, botToken, botUserId, botId } of others) {
    const credentials = { token: botToken, botUserId, botId };
    const granted = { workspace: teamId, name, domain, scopes, credentials };
    await keepGranted(db, seal, granted, systemClock.system());
  }
}

/** The people and channels of the workspaces are read when the service starts. */
export async function everybodyKnown({ db }: TestDatabase, slack: SlackServer, unknown = 0): Promise<void> {
  const people = slack.workspaces.reduce((sum, { users }) => sum + users.size, 0);
  // The workspace's administrator and copil itself are nobody of the space.
  const strangers = slack.workspaces.length * 2 + unknown;
  const channels = slack.workspaces.flatMap((workspace) => [...workspace.channels]);
  // Every workspace of Slack begins with these two, which no committee uses.
  const own = channels.filter(([name]) => !['general', 'random'].includes(name)).map(([, id]) => id);
  await until('the directory is read', async () => {
    const linked = await db.platformAccount.count({ where: { platform: 'slack', state: 'linked' } });
    const adopted = await db.channel.count({ where: { platform: 'slack', externalId: { in: own } } });
    return linked >= people - strangers && adopted >= own.length;
  });
}

const patience = { seconds: 30 };

/** Asks again, soon at first and then less often: what runs in another room announces its end to nobody. */
export async function until(what: string, test: () => Promise<boolean>): Promise<void> {
  const end = systemClock.system().add(patience);
  for (let wait = 5; !(await test()); wait = Math.min(wait * 1.5, 40)) {
    if (Temporal.Instant.compare(systemClock.system(), end) > 0) throw new Error(`in vain: until ${what}`);
    await new Promise((again) => setTimeout(again, wait));
  }
}
