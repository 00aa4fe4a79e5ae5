import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  idOf,
  type Office,
  type OfficeOptions,
  openOffice,
  somebody,
  spaceId,
  type TestClock,
  testClock,
} from './fixtures/office.ts';
import { type TestPlatform, testPlatform } from './fixtures/test-platform.ts';
import type { Composers } from './ledger.ts';

const names = ['claire', 'karim', 'julie'];
const subject = { type: 'meeting', id: idOf('COPIL-2'), version: 1 };
let database: TestDatabase;
let clock: TestClock;
let slack: TestPlatform;
let email: TestPlatform;
let given: OfficeOptions;
let office: Office;
let answers = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  answers = 0;
  clock = testClock('2026-09-14T09:00');
  slack = testPlatform('slack');
  email = testPlatform('email', { find: false, update: false });
  const composers: Composers = {
    'test.counter': async ({ tx, redraw }) => {
      const journalled = await tx.auditEvent.count();
      return { card: { heading: `${answers + journalled}/9${redraw ? '' : ' (first)'}`, blocks: [] } };
    },
  };
  given = { database, clock, platforms: [slack, email], names, composers, accounts: { julie: [] } };
  office = openOffice(given);
  await office.act(async (tx) => {
    for (const name of names) {
      const recipient = somebody(name);
      const of = { spaceId, subject, recipient, message: 'test.counter', nature: 'invitation' as const };
      await office.delivery.ledger.notify(tx, { ...of, rule: 'M01', live: name !== 'claire' });
    }
  });
  await office.delivery.drain();
});
afterEach(async () => {
  await office.delivery.stop();
  await database.db.messageDelivery.deleteMany();
  await database.db.auditEvent.deleteMany();
});

const refresh = () => office.act((tx) => office.delivery.ledger.refresh(tx, subject));
const shown = (name: string) => slack.posted.find(({ to }) => to.externalId === name);

/** A session of this database waits for a lock. */
async function somebodyWaits(): Promise<boolean> {
  const waiting = await database.db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return waiting.length > 0;
}

describe('a live message', () => {
  it('shows the present state after a refresh, where the platform can change it', async () => {
    answers = 7;
    await refresh();
    await office.delivery.drain();
    expect(shown('karim')?.updates.map(({ card }) => card.heading)).toEqual(['7/9']);
    expect(shown('claire')?.updates).toEqual([]);
    expect(email.posted).toHaveLength(1);
    expect(slack.posted).toHaveLength(2);
  });

  it('is updated once for many changes, and not at all for none', async () => {
    answers = 3;
    await Promise.all(Array.from({ length: 5 }, refresh));
    await office.delivery.drain();
    await refresh();
    await office.delivery.drain();
    expect(shown('karim')?.updates).toHaveLength(1);
  });

  it('is redrawn from what is committed, never from what was rolled back', async () => {
    const broken = office.act(async (tx) => {
      await office.delivery.ledger.refresh(tx, subject);
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    answers = 5;
    await office.delivery.drain();
    expect(shown('karim')?.updates).toEqual([]);
  });

  it('never misses a change that was being committed while an earlier redraw was under way', async () => {
    await refresh();
    let drained = Promise.resolve();
    await office.act(async (tx) => {
      const at = new Date('2026-09-14T07:00:00Z');
      await tx.auditEvent.create({
        data: { spaceId, at, act: 'answer', subjectType: 'meeting', subjectId: subject.id },
      });
      await office.delivery.ledger.refresh(tx, subject);
      drained = office.delivery.drain();
      while (!shown('karim')?.updates.length && !(await somebodyWaits())) await new Promise(setImmediate);
    });
    await drained;
    expect(shown('karim')?.updates.at(-1)?.card.heading).toBe('1/9');
  });

  it('waits for a slow redraw of itself, and then shows what changed in the meantime', async () => {
    // Longer than anybody looks again.
    slack.beforeUpdate = () => pause(900);
    const { delivery, ...patient } = openOffice({ ...given, pace: { postTimeoutMs: 5_000 } });
    answers = 1;
    await refresh();
    const drained = delivery.drain();
    await expect.poll(async () => (await patient.rows()).some(({ leasedUntil }) => leasedUntil)).toBe(true);
    answers = 2;
    await refresh();
    await Promise.all([drained, delivery.drain()]);
    expect(shown('karim')?.updates.map(({ card }) => card.heading)).toEqual(['1/9', '2/9']);
    await delivery.stop();
  });

  it('is logged with the event that changed it', async () => {
    answers = 2;
    await office.act((tx) => office.delivery.ledger.refresh(tx, subject, 'event-7'));
    await office.delivery.drain();
    expect(office.logged).toContainEqual({
      key: shown('karim')?.message.key,
      platform: 'slack',
      correlationId: 'event-7',
    });
  });

  it('that the platform never says it has changed keeps nobody waiting, and is tried again', async () => {
    slack.deaf = true;
    answers = 6;
    await refresh();
    await office.delivery.drain();
    const { delivery } = office;
    expect(await delivery.queueAge()).toBe(0);
    slack.deaf = false;
    await expect
      .poll(
        async () => {
          await delivery.drain();
          return shown('karim')?.updates.map(({ card }) => card.heading);
        },
        { timeout: 8_000 },
      )
      .toEqual(['6/9']);
  });

  it('that the platform has lost is not posted again', async () => {
    slack.posted = [];
    answers = 4;
    await refresh();
    await office.delivery.drain();
    expect(slack.posted).toEqual([]);
    const rows = await office.rows();
    expect(rows).not.toEqual([]);
    expect(rows.filter(({ state, leasedUntil }) => state !== 'sent' || leasedUntil !== null)).toEqual([]);
  });
});
