import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import {
  idOf,
  type Office,
  openOffice,
  somebody,
  spaceId,
  type TestClock,
  testClock,
} from './fixtures/office.ts';
import { type TestPlatform, testPlatform } from './fixtures/test-platform.ts';
import { deliveryQueue } from './queue.ts';

const names = ['claire', 'karim', 'julie'];
const subject = { type: 'meeting', id: idOf('COPIL-2'), version: 1 };
let database: TestDatabase;
let clock: TestClock;
let slack: TestPlatform;
let email: TestPlatform;
let first: Office;
let second: Office;
/** What processes that were killed still wait for. */
let dying: Promise<void>[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  clock = testClock('2026-09-14T09:00');
  slack = testPlatform('slack');
  email = testPlatform('email', { find: false, update: false });
  const of = { database, clock, platforms: [slack, email], names, accounts: { julie: [] } };
  first = openOffice({ ...of, pace: { postTimeoutMs: 60_000 } });
  second = openOffice(of);
});
afterEach(async () => {
  slack.answer();
  email.answer();
  await Promise.all(dying);
  dying = [];
  await Promise.all([first.delivery.stop(), second.delivery.stop()]);
  await database.db.messageDelivery.deleteMany();
});

const notify = (office: Office, rule: string, to: string, version = 1) =>
  office.act((tx) =>
    office.delivery.ledger.notify(tx, {
      spaceId,
      rule,
      subject: { ...subject, version },
      recipient: somebody(to),
      message: 'test.said',
      nature: 'invitation',
      live: true,
    }),
  );

/** The first process posts and is never heard of again, until its platform answers at last. */
async function killBetweenSendAndRecord(platform: TestPlatform): Promise<{ wakesUp: () => Promise<void> }> {
  platform.next = ['acceptThenHang'];
  const { promise: accepted, resolve } = Promise.withResolvers<void>();
  platform.onPost = () => resolve();
  const drained = first.delivery.drain();
  dying.push(drained);
  await accepted;
  return {
    async wakesUp() {
      platform.answer();
      await drained;
    },
  };
}

const onlyRow = async () => (await second.rows())[0] as MessageDelivery;

describe('a process killed between send and record (case 9)', () => {
  it('leaves a message that is looked up by its key and never doubled', async () => {
    await notify(first, 'M01', 'karim');
    const dead = await killBetweenSendAndRecord(slack);
    clock.passSystem({ minutes: 5 });
    await second.delivery.sweep();
    await second.delivery.drain();
    expect(await onlyRow()).toMatchObject({ state: 'sent', externalId: 'slack-1' });
    await dead.wakesUp();
    expect(await onlyRow()).toMatchObject({ state: 'sent', externalId: 'slack-1' });
    expect(slack.posted).toHaveLength(1);
    expect([...first.metrics.delivered, ...second.metrics.delivered]).toEqual(['slack sent']);
  });

  it('leaves a message whose files may follow: the platform is given it again, as it stands now', async () => {
    await notify(first, 'M01', 'karim');
    await killBetweenSendAndRecord(slack);
    clock.passSystem({ minutes: 5 });
    await second.delivery.sweep();
    const { message } = slack.posted[0] as (typeof slack.posted)[number];
    expect(slack.followed).toEqual([message]);
  });

  it('is left alone while its lease stands', async () => {
    await notify(first, 'M01', 'karim');
    const dead = await killBetweenSendAndRecord(slack);
    await second.delivery.sweep();
    expect(await onlyRow()).toMatchObject({ state: 'sending' });
    await dead.wakesUp();
    expect(await onlyRow()).toMatchObject({ state: 'sent' });
  });

  it('leaves a mail uncertain: it cannot be looked up, so it is shown and not sent again', async () => {
    await notify(first, 'M01', 'julie');
    await killBetweenSendAndRecord(email);
    clock.passSystem({ minutes: 5 });
    await second.delivery.sweep();
    await second.delivery.drain();
    expect(await onlyRow()).toMatchObject({ state: 'uncertain', outcome: 'noAnswer', platform: 'email' });
    expect(email.tried).toBe(1);
  });

  it('before it had chosen a way leaves a message that is simply sent', async () => {
    await notify(first, 'M01', 'karim');
    const lease = new Date(clock.system().epochMilliseconds - 1000);
    await database.db.messageDelivery.updateMany({
      data: { state: 'sending', attempts: 1, leasedUntil: lease },
    });
    await second.delivery.sweep();
    await second.delivery.drain();
    expect(await onlyRow()).toMatchObject({ state: 'sent' });
    expect(slack.posted).toHaveLength(1);
  });

  it('after it had chosen a way and before it posted leaves a message that is surely absent, and sent', async () => {
    await notify(first, 'M01', 'karim');
    const lease = new Date(clock.system().epochMilliseconds - 1000);
    const noted = { platform: 'slack', workspace: 'agla' } as const;
    await database.db.messageDelivery.updateMany({
      data: { state: 'sending', attempts: 1, leasedUntil: lease, ...noted },
    });
    await second.delivery.sweep();
    await second.delivery.drain();
    expect(await onlyRow()).toMatchObject({ state: 'sent', attempts: 2 });
    expect(slack.posted).toHaveLength(1);
  });

  it('is asked about again when the platform is down at that moment', async () => {
    await notify(first, 'M01', 'karim');
    await killBetweenSendAndRecord(slack);
    clock.passSystem({ minutes: 5 });
    slack.down = true;
    await second.delivery.sweep();
    expect(await onlyRow()).toMatchObject({ state: 'sending' });
    slack.down = false;
    clock.passSystem({ minutes: 5 });
    await second.delivery.sweep();
    expect(await onlyRow()).toMatchObject({ state: 'sent' });
    expect(slack.posted).toHaveLength(1);
  });

  it('holds nobody’s job for good: what has no job any more is queued again', async () => {
    await notify(first, 'M01', 'karim');
    await database.db.$executeRawUnsafe('DELETE FROM pgboss.job');
    await second.delivery.sweep();
    await second.delivery.drain();
    expect(await onlyRow()).toMatchObject({ state: 'sent' });
  });
});

describe('two processes on one database', () => {
  it('send each message once, in order for each person', async () => {
    for (let person = 0; person < 12; person += 1) {
      for (let version = 1; version <= 3; version += 1)
        await notify(first, `R${version}`, `person ${person}`, version);
    }
    await Promise.all([first.delivery.drain(), second.delivery.drain(), first.delivery.drain()]);
    expect(slack.posted).toHaveLength(36);
    expect(new Set(slack.posted.map(({ message }) => message.key)).size).toBe(36);
    const perPerson = Object.groupBy(slack.posted, ({ to }) => to.externalId);
    for (const posted of Object.values(perPerson)) {
      expect(posted?.map(({ message }) => message.card.heading)).toEqual(['R1', 'R2', 'R3']);
    }
  });

  it('send a message once however many jobs wake them for it', async () => {
    const queue = deliveryQueue(database.url, first.options.log);
    for (let person = 0; person < 8; person += 1) await notify(first, 'M01', `person ${person}`);
    const jobs = (await first.rows()).flatMap(({ id }) =>
      Array.from({ length: 12 }, () => ({ kind: 'send' as const, id })),
    );
    await first.act((tx) => queue.send(tx, jobs));
    await Promise.all([first.delivery.drain(), second.delivery.drain()]);
    await queue.close();
    expect(slack.posted).toHaveLength(8);
    expect((await first.rows()).map(({ attempts }) => attempts)).toEqual(Array(8).fill(1));
  });

  it('hand over what is due once, and both may beat at the same time', async () => {
    clock.set('2026-09-14T21:00');
    for (let person = 0; person < 10; person += 1) await notify(first, 'M01', `person ${person}`);
    clock.set('2026-09-15T08:00');
    await Promise.all([first, second, first].map(({ delivery }) => delivery.handOverDue()));
    await Promise.all([first.delivery.drain(), second.delivery.drain()]);
    expect(slack.posted).toHaveLength(10);
  });

  it('lose nothing and double nothing on a bad line', async () => {
    const weather = [
      'acceptThenDrop',
      'retry',
      'accept',
      'dropBefore',
      'acceptThenThrow',
      'accept',
      'refuse',
    ] as const;
    slack.next = Array.from({ length: 40 }, (_, index) => weather[index % weather.length] ?? 'accept');
    for (let person = 0; person < 30; person += 1) await notify(first, 'M01', `person ${person}`);
    await Promise.all([first.delivery.drain(), second.delivery.drain()]);
    const reached = [...slack.posted, ...email.posted].map(({ message }) => message.key);
    expect(reached).toHaveLength(30);
    expect(new Set(reached).size).toBe(30);
    const rows = await second.rows();
    expect(rows.length).toBeGreaterThanOrEqual(30);
    expect(rows.filter(({ state }) => state !== 'sent' && state !== 'relayed')).toEqual([]);
  });
});

describe('running by itself', () => {
  it('sends within moments of a commit, without a drain, and what downtime left at the start', async () => {
    clock.set('2026-09-14T21:00');
    await notify(second, 'LEFT', 'claire');
    clock.set('2026-09-15T09:00');
    const { promise: both, resolve } = Promise.withResolvers<void>();
    slack.onPost = () => slack.posted.length === 2 && resolve();
    await second.delivery.start();
    await notify(second, 'M01', 'karim');
    second.delivery.wake();
    await both;
    expect(slack.posted.map(({ message }) => message.card.heading).sort()).toEqual(['LEFT', 'M01']);
    await second.delivery.stop();
    expect(await second.states()).toEqual(['LEFT sent', 'M01 sent']);
  });
});
