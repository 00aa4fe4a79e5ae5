import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optionalScopes, requiredScopes } from '../../adapters/slack/manifest/scopes.ts';
import { demoSpace } from '../../src/spaces/demo-space.ts';
import { freePort } from '../../src/store/postmaster.ts';
import { systemClock, toDate } from '../../src/time.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';
import { deliverOverHttp } from '../support/slack/deliver.ts';
import {
  everybodyKnown,
  install,
  serviceVariables,
  signingSecret,
  until,
} from '../support/slack/slack-house.ts';
import { type SlackPeople, slackPeople } from '../support/slack/slack-people.ts';
import { openSlackServer, type SlackServer } from '../support/slack/slack-server.ts';
import { workspacesOf } from '../support/slack/space-workspaces.ts';
import { privateFolder, type ServiceProcess, startService } from './service-process.ts';

/** Slack has had its 200 and sends nothing again: what was acknowledged is ours to finish. */
describe('a service killed between the acknowledgement of a command and its handling', () => {
  const folder = privateFolder();
  let database: TestDatabase;
  let mail: MailServer;
  let slack: SlackServer;
  let people: SlackPeople;
  let service: ServiceProcess;
  let env: Record<string, string>;

  const start = async () => {
    service = await startService(folder.path, { env });
    await service.ready();
  };
  beforeAll(async () => {
    [database, mail, slack] = await Promise.all([
      openTestDatabase(),
      openMailServer(),
      openSlackServer({
        workspaces: workspacesOf(demoSpace()),
        scopes: requiredScopes,
        declared: [...requiredScopes, ...optionalScopes],
      }),
    ]);
    await install(database, slack, requiredScopes);
    const port = String(await freePort());
    env = { ...serviceVariables({ port, database, mail, slack }), COPIL_SEED: 'demo' };
    people = slackPeople(
      slack,
      deliverOverHttp(() => `http://127.0.0.1:${port}/slack/events`, signingSecret),
    );
    await start();
    await everybodyKnown(database, slack);
  });
  afterAll(async () => {
    await service.stop('SIGTERM');
    await mail.close();
    await database.close();
    await slack.close();
    folder.remove();
  });

  it('does what was asked once it runs again, once, and answers who asked', async () => {
    const { db, url } = database;
    const before = await db.decision.count();
    const blocker = new pg.Client({ connectionString: url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE "Decision" IN ACCESS EXCLUSIVE MODE');

    const acknowledged = await people.command('claire', 'copil-dui', 'décision "Tenir bon"');
    expect(acknowledged.status).toBe(200);
    await service.stop('SIGKILL');
    await blocker.query('ROLLBACK');
    await blocker.end();
    expect(await db.decision.count()).toBe(before);
    expect(await db.intakeEvent.count({ where: { handledAt: null } })).toBe(1);

    // The minute is over in which only the killed process might have handled it.
    await db.intakeEvent.updateMany({ data: { leasedUntil: toDate(systemClock.system()) } });
    await start();
    await until(
      'it is handled',
      async () => (await db.intakeEvent.count({ where: { handledAt: null } })) === 0,
    );
    expect(await db.decision.count()).toBe(before + 1);

    const channel = slack.workspace('agla').channels.get('copil-dui') ?? '';
    const told = (await slack.conversation('agla', channel)).filter(({ text }) => text.includes('Tenir bon'));
    expect(told).toHaveLength(1);
  });
});
