/** What a lead learns when a platform refuses or does not answer, and what they can do about it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { buttonsOf, type Card } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
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
  const names = ['claire', 'karim', 'julie', 'copil-dui'];
  office = openOffice({ database, clock, platforms: [slack, email], names, accounts: { julie: [] } });
});
afterEach(async () => {
  await office.delivery.stop();
  await database.db.messageDelivery.deleteMany();
});

const subject = { type: 'meeting', id: idOf('COPIL-2'), version: 1 };
const notify = (rule: string, recipient: DirectNotice['recipient']) =>
  office.act((tx) =>
    office.delivery.ledger.notify(tx, {
      spaceId,
      rule,
      subject,
      recipient,
      message: 'test.said',
      nature: 'notice',
    }),
  );
const stateOf = async (rule: string) => (await office.rows()).find((row) => row.rule === rule)?.state;
const told = (words: string) =>
  slack.posted.filter(
    ({ to, message }) => to.externalId === 'claire' && renderText(message.card, 'fr').includes(words),
  );
const settle = (choice: 'resend' | 'arrived', id?: string, space = spaceId) =>
  office.act((tx) => office.delivery.settleUncertain(tx, { spaceId: space, choice, id }));

describe('a platform that asks to wait', () => {
  it('is given the message as often as it asks, and no other platform takes over', async () => {
    slack.next = Array.from({ length: 12 }, () => 'busy');
    await notify('M01', somebody('karim'));
    await office.delivery.drain();
    expect(slack.posted).toHaveLength(1);
    expect(email.tried).toBe(0);
    expect((await office.rows())[0]).toMatchObject({ state: 'sent', attempts: 1 });
  });
});

describe('a message that perhaps arrived, on a platform that may not be read', () => {
  beforeEach(async () => {
    slack.blind = true;
    slack.next = ['acceptThenDrop'];
    await notify('M01', somebody('karim'));
    await office.delivery.drain();
  });

  it('is not sent again; a lead sees to whom it went and chooses', async () => {
    clock.passSystem({ hours: 2 });
    await office.delivery.sweep();
    await office.delivery.drain();
    expect(slack.posted.filter(({ to }) => to.externalId === 'karim')).toHaveLength(1);
    const [alert] = told('je ne sais pas si ce message est arrivé');
    expect(renderText(alert?.message.card as Card, 'fr')).toContain('karim · M01');
    expect(buttonsOf(alert?.message.card as Card).map(({ label }) => label)).toEqual([
      'C’est arrivé',
      'Renvoyer',
    ]);
  });

  it('« Renvoyer » sends it once more, once, whoever presses twice', async () => {
    const [{ id } = { id: '' }] = (await office.rows()).filter(({ rule }) => rule === 'M01');
    const counts = await Promise.all([settle('resend', id), settle('resend', id)]);
    await office.delivery.drain();
    expect(counts.toSorted()).toEqual([0, 1]);
    expect(slack.posted.filter(({ to }) => to.externalId === 'karim')).toHaveLength(2);
    expect(await stateOf('M01')).toBe('sent');
  });

  it('« C’est arrivé » sends nothing, and the question says that it is settled', async () => {
    expect(await settle('arrived')).toBe(1);
    await office.delivery.drain();
    expect(slack.posted.filter(({ to }) => to.externalId === 'karim')).toHaveLength(1);
    expect(await stateOf('M01')).toBe('sent');
    expect(
      told('je ne sais pas')[0]
        ?.updates.map(({ card }) => renderText(card, 'fr'))
        .at(-1),
    ).toContain('C’est réglé');
  });

  it('is settled by nobody of another space', async () => {
    expect(await settle('resend', undefined, idOf('another space'))).toBe(0);
    expect(await stateOf('M01')).toBe('uncertain');
  });

  it('is asked about once an hour at most: the question that stands names what comes after', async () => {
    slack.next = ['acceptThenDrop', 'acceptThenDrop'];
    await notify('M02', somebody('karim'));
    await office.delivery.drain();
    expect(told('je ne sais pas')).toHaveLength(1);
    expect(
      told('je ne sais pas')[0]
        ?.updates.map(({ card }) => renderText(card, 'fr'))
        .at(-1),
    ).toContain('ces 2 messages');
  });
});

describe('a platform that refuses for a reason somebody can cure', () => {
  it('one lead is told the cure once a day, and the log says it', async () => {
    slack.next = ['notInChannel', 'accept', 'notInChannel'];
    const channel = { kind: 'channel' as const, id: idOf('copil-dui') };
    await notify('M01', channel);
    await office.delivery.drain();
    await notify('M02', channel);
    await office.delivery.drain();
    expect(told('#copil-dui : copil n’en fait pas partie'.replace(' :', '\u00a0:'))).toHaveLength(1);
    expect(office.logged).toContainEqual(
      expect.objectContaining({ reason: 'notInChannel', where: '#copil-dui' }),
    );
    expect(await stateOf('M01')).toBe('failed');
  });

  it('the person it concerns has the mail at once', async () => {
    slack.next = ['notInChannel'];
    await notify('M01', somebody('karim'));
    await office.delivery.drain();
    expect(email.posted.map(({ to }) => to.externalId)).toEqual(['karim@agla.example']);
    expect(await stateOf('M01')).toBe('relayed');
  });
});
