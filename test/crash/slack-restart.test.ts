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
describe.each([
  ['over OAuth', undefined],
  ['with SLACK_BOT_TOKEN', 'agla'],
])('a service that was killed, installed %s', (_, byToken) => {
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
    await install(database, slack, requiredScopes, byToken);
    const port = String(await freePort());
    env = { ...serviceVariables({ port, database, mail, slack }), COPIL_SEED: 'demo' };
    if (byToken) env.SLACK_BOT_TOKEN = slack.workspace(byToken).botToken;
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

  it('between acknowledging a command and handling it: does it once it runs again, once, and answers who asked', async () => {
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

  it('between posting and writing it down, with more to send: by Slack, once each, nobody told of trouble', async () => {
    const { db } = database;
    const claire = await db.person.findFirstOrThrow({ where: { handle: 'claire' } });
    const { teamId } = slack.workspace('agla');
    const planned = (key: string) => ({
      spaceId: claire.spaceId,
      key,
      rule: 'LINKED',
      subjectType: 'person',
      subjectId: claire.id,
      subjectVersion: 1,
      recipientKind: 'person' as const,
      recipientId: claire.id,
      message: 'people.link.linked',
      parameters: { platform: 'slack', workspace: teamId },
      nature: 'answer',
      state: 'queued' as const,
      dueAt: toDate(systemClock.now()),
      createdAt: toDate(systemClock.now()),
    });
    const rows = () => db.messageDelivery.findMany({ where: { rule: 'LINKED' }, orderBy: { key: 'asc' } });
    const allSent = () =>
      until('both have left', async () => (await rows()).every(({ state }) => state === 'sent'));
    await db.messageDelivery.create({ data: planned('LINKED|1') });
    await allSent();
    await service.stop('SIGKILL');
    const forgotten = { state: 'sending', externalId: null, address: null, sentAt: null } as const;
    await db.messageDelivery.updateMany({
      where: { rule: 'LINKED' },
      data: { ...forgotten, leasedUntil: toDate(systemClock.system()) },
    });
    await db.messageDelivery.create({ data: planned('LINKED|2') });
    const before = (await db.messageDelivery.findMany({ select: { id: true } })).map(({ id }) => id);
    await start();
    await allSent();

    expect((await rows()).map(({ platform }) => platform)).toEqual(['slack', 'slack']);
    const own = await slack.conversation('agla', await slack.direct('claire'));
    expect(own.filter(({ text }) => text.includes('Un compte vient'))).toHaveLength(2);
    expect(mail.mails).toEqual([]);
    const since = await db.messageDelivery.findMany({ where: { id: { notIn: before } } });
    expect(since.map(({ rule }) => rule)).toEqual([]);
  });
});
