import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
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
import type { DirectNotice } from './ledger.ts';

let database: TestDatabase;
let clock: TestClock;
let slack: TestPlatform;
let email: TestPlatform;
let office: Office;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

beforeEach(() => {
  clock = testClock('2026-09-01T09:00');
  slack = testPlatform('slack');
  email = testPlatform('email', { find: false, update: false });
  office = openOffice({
    database,
    clock,
    platforms: [slack, email],
    names,
    accounts: { julie: [], bruno: ['slack', 'email'] },
  });
});

afterEach(async () => {
  await office.delivery.stop();
  await database.db.messageDelivery.deleteMany();
});

const names = ['claire', 'karim', 'julie', 'bruno', 'gone'];
const subject = { type: 'meeting', id: idOf('COPIL-2'), version: 1 };

function notice(rule: string, to = 'karim', more: Partial<DirectNotice> = {}): DirectNotice {
  return { spaceId, rule, subject, recipient: somebody(to), message: 'test.said', nature: 'notice', ...more };
}

const notify = (...notices: DirectNotice[]) =>
  office.act(async (tx) => {
    for (const one of notices) await office.delivery.ledger.notify(tx, one);
  });

describe('a message', () => {
  it('leaves at once when it is due, carrying its key', async () => {
    await notify(notice('M01'));
    await office.delivery.drain();
    expect(slack.posted.map(({ message }) => message.key)).toEqual([
      `M01|meeting:${subject.id}|1|person:${idOf('karim')}`,
    ]);
    const [row] = await office.rows();
    expect(row).toMatchObject({
      state: 'sent',
      platform: 'slack',
      externalId: 'slack-1',
      attempts: 1,
      leasedUntil: null,
    });
    expect(office.metrics.delivered).toEqual(['slack sent']);
  });

  it('is never planned when the business change rolls back', async () => {
    const broken = office.act(async (tx) => {
      await office.delivery.ledger.notify(tx, notice('M01'));
      throw new Error('refused after all');
    });
    await expect(broken).rejects.toThrow('refused after all');
    await office.delivery.drain();
    expect(slack.tried).toBe(0);
    expect(await office.rows()).toEqual([]);
  });

  it('with the same key is added once, however often it is asked for', async () => {
    await notify(notice('M01'), notice('M01'));
    await notify(notice('M01'));
    await office.delivery.drain();
    await notify(notice('M01'));
    await office.delivery.drain();
    expect(slack.posted).toHaveLength(1);
  });

  it('waits for the next opening at night, unless it is for people on duty', async () => {
    clock.set('2026-09-04T21:00');
    await notify(
      notice('ALERT', 'karim', { nature: 'alert' }),
      notice('DUTY', 'karim', { nature: 'alert', immediate: 'onDuty' }),
    );
    await office.delivery.drain();
    expect(await office.states()).toEqual(['DUTY sent', 'ALERT planned']);
    expect((await office.delivery.nextDueAt())?.toString()).toBe('2026-09-07T06:00:00Z');
  });

  it('that nobody can write any more, or has nothing to say, ends quietly', async () => {
    office.options.composers['test.silent'] = async () => null;
    await notify(notice('M03', 'karim', { message: 'test.silent' }));
    await office.delivery.drain();
    expect(await office.rows()).toMatchObject([{ state: 'cancelled', outcome: 'nothingToSay' }]);
    expect(slack.tried).toBe(0);
  });

  it('that cannot be written is tried again and fails with its reason in the end', async () => {
    await notify(notice('M03', 'karim', { message: 'test.unknown' }));
    await office.delivery.drain();
    expect(await office.rows()).toMatchObject([{ state: 'failed', outcome: 'notWritten', attempts: 8 }]);
    expect((await office.rows())[0]?.error).toContain('test.unknown');
  });

  it('to somebody who left fails without a platform', async () => {
    await notify(notice('M01', 'gone'));
    await office.delivery.drain();
    expect(await office.rows()).toMatchObject([{ state: 'failed', outcome: 'recipientGone' }]);
  });
});

describe('the way to a person', () => {
  it('without chat is e-mail, and no relay', async () => {
    await notify(notice('M01', 'julie'));
    await office.delivery.drain();
    expect(await office.rows()).toMatchObject([{ state: 'sent', platform: 'email' }]);
    expect(email.posted[0]?.message.card.footer).toBeUndefined();
  });

  it('falls back to e-mail, marked « relais e-mail », when the chat refuses (C58)', async () => {
    slack.always = 'refuse';
    await notify(notice('M08'));
    await office.delivery.drain();
    expect(await office.rows()).toMatchObject([{ state: 'relayed', platform: 'email' }]);
    expect(email.posted[0]?.message.card.footer).toBe('relais e-mail');
  });

  it('falls back after three tries when the chat only asks to come back', async () => {
    slack.always = 'retry';
    await notify(notice('M08'));
    await office.delivery.drain();
    expect(slack.tried).toBe(3);
    expect(await office.rows()).toMatchObject([{ state: 'relayed', platform: 'email' }]);
  });

  it('bound to e-mail goes there alone and is no relay', async () => {
    await notify(notice('CALENDAR', 'karim', { via: 'email' }));
    await office.delivery.drain();
    expect(slack.tried).toBe(0);
    expect(await office.rows()).toMatchObject([{ state: 'sent', platform: 'email' }]);
  });

  it('bound to e-mail does not wander to the chat when mail is refused', async () => {
    email.always = 'refuse';
    await notify(notice('CALENDAR', 'bruno', { via: 'email' }));
    await office.delivery.drain();
    expect(slack.tried).toBe(0);
    expect(await office.rows()).toMatchObject([{ state: 'failed', outcome: 'unreachable' }]);
  });

  it('fails with the platform’s reason when nothing takes it', async () => {
    slack.always = 'refuse';
    email.always = 'refuse';
    await notify(notice('M08'));
    await office.delivery.drain();
    expect(await office.rows()).toMatchObject([
      { state: 'failed', outcome: 'unreachable', error: 'closed for repairs' },
    ]);
    expect((await office.delivery.health()).failed).toBe(1);
  });
});

describe('nothing is sent twice, nothing is lost', () => {
  it('when the connection drops after the message was accepted', async () => {
    slack.next = ['acceptThenDrop'];
    await notify(notice('M01'));
    await office.delivery.drain();
    expect(slack.posted).toHaveLength(1);
    expect(await office.rows()).toMatchObject([{ state: 'sent', externalId: 'slack-1' }]);
  });

  it('when the connection drops before', async () => {
    slack.next = ['dropBefore', 'dropBefore'];
    await notify(notice('M01'));
    await office.delivery.drain();
    expect(slack.posted).toHaveLength(1);
    expect(await office.rows()).toMatchObject([{ state: 'sent', attempts: 3 }]);
  });

  it('when the adapter throws after posting', async () => {
    slack.next = ['acceptThenThrow'];
    await notify(notice('M01'));
    await office.delivery.drain();
    expect(slack.posted).toHaveLength(1);
    expect(await office.states()).toEqual(['M01 sent']);
  });

  it('when the platform never answers: what can be looked up is tried again', async () => {
    slack.next = ['hang'];
    await notify(notice('M01'));
    await office.delivery.drain();
    expect(slack.posted).toHaveLength(1);
    expect(await office.states()).toEqual(['M01 sent']);
  });

  it('when a mail may have left: it is shown as uncertain, never sent again blindly', async () => {
    email.next = ['acceptThenDrop'];
    await notify(notice('M01', 'julie'));
    await office.delivery.drain();
    clock.passSystem({ hours: 2 });
    await office.delivery.sweep();
    await office.delivery.drain();
    expect(email.tried).toBe(1);
    const [mail] = (await office.rows()).filter(({ rule }) => rule === 'M01');
    expect(mail).toMatchObject({ state: 'uncertain', outcome: 'noAnswer' });
  });

  it('when neither the post nor the look-up gets an answer', async () => {
    slack.always = 'acceptThenDrop';
    slack.down = true;
    await notify(notice('M01'));
    await office.delivery.drain();
    expect(slack.posted.filter(({ message }) => message.key.startsWith('M01'))).toHaveLength(1);
    expect(await office.states()).toContain('M01 uncertain');
    expect(email.tried).toBe(0);
  });
});

describe('a platform that never answers', () => {
  it('holds back one message, not those behind it', async () => {
    const pace = { postTimeoutMs: 4_000, concurrency: 2 };
    await office.delivery.stop();
    office = openOffice({ database, clock, platforms: [slack], names, pace });
    slack.next = ['hang'];
    const others = Array.from({ length: 30 }, (_, index) =>
      notice('M01', 'karim', { subject: { ...subject, id: idOf(`COPIL-${index}`) } }),
    );
    await notify(...others);
    await office.delivery.start();
    await expect.poll(() => slack.posted.length, { timeout: 3_000 }).toBe(29);
  });

  it('nor says what it has is left alone: the message is uncertain', async () => {
    slack.always = 'acceptThenDrop';
    slack.deaf = true;
    await notify(notice('M01'));
    await office.delivery.drain();
    expect(await office.states()).toContain('M01 uncertain');
  });
});

describe('order', () => {
  const move = { ...subject, version: 2 };

  it('is kept: a cancellation never overtakes its invitation', async () => {
    slack.next = ['retry', 'retry'];
    await notify(notice('M01', 'karim', { nature: 'invitation' }));
    await notify(notice('CANCEL', 'karim', { nature: 'correction', subject: move }));
    await office.delivery.drain();
    expect(slack.posted.map(({ message }) => message.card.heading)).toEqual(['M01', 'CANCEL']);
  });

  it('holds the cancellation back while the invitation waits for its next try, and nobody else', async () => {
    await office.delivery.stop();
    office = openOffice({ database, clock, platforms: [slack], names, pace: { retrySeconds: () => 3600 } });
    slack.next = ['retry'];
    await notify(notice('M01', 'karim', { nature: 'invitation' }));
    await office.delivery.drain();
    await notify(notice('CANCEL', 'karim', { nature: 'correction', subject: move }), notice('M01', 'claire'));
    await office.delivery.drain();
    expect((await office.states()).sort()).toEqual(['CANCEL queued', 'M01 queued', 'M01 sent']);
    clock.passSystem({ hours: 2 });
    await office.delivery.sweep();
    await office.delivery.drain();
    expect(slack.posted.map(({ message }) => message.card.heading)).toEqual(['M01', 'M01', 'CANCEL']);
  });

  it('is not held by a message that leaves by another way', async () => {
    await office.delivery.stop();
    office = openOffice({
      database,
      clock,
      platforms: [slack, email],
      names,
      pace: { retrySeconds: () => 3600 },
    });
    slack.always = 'retry';
    await notify(notice('M01', 'karim', { nature: 'invitation' }));
    await notify(notice('CALENDAR', 'karim', { nature: 'invitation', via: 'email' }));
    await office.delivery.drain();
    expect((await office.states()).sort()).toEqual(['CALENDAR sent', 'M01 queued']);
  });
});
