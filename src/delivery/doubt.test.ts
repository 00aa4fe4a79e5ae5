/** What a lead learns when a platform refuses or does not answer, and what they can do about it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { buttonsOf, type Card, type CommandButton } from '../conversation/card.ts';
import type { Refusal } from '../conversation/platform.ts';
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
import { type Posted, type TestPlatform, testPlatform } from './fixtures/test-platform.ts';
import type { DirectNotice } from './ledger.ts';
import type { UncertainWhich } from './uncertain.ts';
import { uncertainArguments } from './uncertain-message.ts';

let database: TestDatabase;
let clock: TestClock;
let slack: TestPlatform;
let email: TestPlatform;
let office: Office;
let whoDecides: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  clock = testClock('2026-09-01T09:00');
  slack = testPlatform('slack');
  email = testPlatform('email', { find: false, update: false });
  const names = ['claire', 'karim', 'julie', 'copil-dui'];
  whoDecides = 'claire';
  office = openOffice({
    database,
    clock,
    platforms: [slack, email],
    names,
    accounts: { julie: [] },
    whoDecides: async () => {
      if (!names.includes(whoDecides)) throw new Error(whoDecides);
      return somebody(whoDecides);
    },
  });
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
const settle = (
  choice: 'resend' | 'arrived',
  which: UncertainWhich = { shownAt: clock.now() },
  space = spaceId,
) => office.act((tx) => office.delivery.settleUncertain(tx, { spaceId: space, choice, ...which }));
/** A message that ends in doubt, without anybody asking about it yet. */
const doubt = async (rule: string) => {
  slack.next = ['acceptThenDrop'];
  await notify(rule, somebody('karim'));
  await office.delivery.drain();
};
const toKarim = () => slack.posted.filter(({ to }) => to.externalId === 'karim');
const lastDrawn = ({ message, updates }: Posted) => updates.at(-1)?.card ?? message.card;

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
    await doubt('M01');
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
    const counts = await Promise.all([settle('resend', { id }), settle('resend', { id })]);
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
    clock.set('2026-09-01T09:59');
    await doubt('M02');
    const [question, ...others] = told('je ne sais pas');
    expect(others).toEqual([]);
    expect(renderText(lastDrawn(question as Posted), 'fr')).toContain('ces 2 messages');
    clock.set('2026-09-01T10:00');
    await doubt('M03');
    expect(told('je ne sais pas').map((one) => renderText(one.message.card, 'fr'))).toEqual([
      expect.stringContaining('ce message'),
      expect.stringContaining('ces 3 messages'),
    ]);
  });

  it('« Tout renvoyer » means what was shown, not what came after', async () => {
    await doubt('M02');
    const card = lastDrawn(told('je ne sais pas')[0] as Posted);
    const all = buttonsOf(card).find(({ label }) => label === 'Tout renvoyer') as CommandButton;
    clock.set('2026-09-01T09:01');
    await doubt('M03');
    const shownAt = Temporal.Instant.fromEpochMilliseconds(Number(all.arguments[uncertainArguments.shownAt]));
    expect(await settle('resend', { shownAt })).toBe(2);
    await office.delivery.drain();
    expect(await Promise.all(['M01', 'M02', 'M03'].map(stateOf))).toEqual(['sent', 'sent', 'uncertain']);
    expect(toKarim()).toHaveLength(5);
  });
});

describe('a message that perhaps arrived, looked for again and again in vain', () => {
  it('« Renvoyer » sends it, although nobody may look any more', async () => {
    slack.down = true;
    await doubt('M01');
    expect((await office.rows()).find(({ rule }) => rule === 'M01')).toMatchObject({
      state: 'uncertain',
      doubtful: true,
    });
    slack.blind = true;
    expect(await settle('resend')).toBe(1);
    await office.delivery.drain();
    expect(toKarim()).toHaveLength(2);
    expect(await stateOf('M01')).toBe('sent');
  });
});

describe('a question about doubts that a lead has by mail', () => {
  beforeEach(() => {
    slack.blind = true;
    whoDecides = 'julie';
  });
  const asked = () => email.posted.map(({ message }) => renderText(message.card, 'fr'));

  it('says where to decide', async () => {
    await doubt('M01');
    expect(asked()).toEqual([expect.stringMatching(/tapez\s: \/copil accueil/u)]);
  });

  it('is followed by another when its hour is over, with all that came since', async () => {
    await doubt('M01');
    clock.set('2026-09-01T09:10');
    await doubt('M02');
    clock.set('2026-09-01T09:20');
    await doubt('M03');
    expect(asked()).toHaveLength(1);
    clock.set('2026-09-01T10:00');
    await office.delivery.handOverDue();
    await office.delivery.drain();
    expect(asked()).toEqual([
      expect.stringContaining('ce message'),
      expect.stringContaining('ces 3 messages'),
    ]);
  });

  it('and by none when all is settled before', async () => {
    await doubt('M01');
    await doubt('M02');
    await settle('arrived');
    clock.set('2026-09-01T10:00');
    await office.delivery.handOverDue();
    await office.delivery.drain();
    expect(asked()).toHaveLength(1);
  });
});

describe('a service that stops while it notes a doubt', () => {
  beforeEach(() => {
    slack.blind = true;
  });
  const questions = async () => (await office.rows()).filter(({ rule }) => rule === 'UNCERTAIN');

  it('asks when it is back: no message is in doubt without a question', async () => {
    whoDecides = 'nobody can tell';
    await doubt('M01');
    expect(await stateOf('M01')).toBe('sending');
    whoDecides = 'claire';
    clock.passSystem({ minutes: 10 });
    await office.delivery.sweep();
    await office.delivery.drain();
    expect(await stateOf('M01')).toBe('uncertain');
    expect(told('je ne sais pas')).toHaveLength(1);
  });

  it('does not ask about a message that another one has taken over', async () => {
    const look = slack.find;
    slack.find = async (...args) => {
      const leasedUntil = new Date(clock.system().epochMilliseconds + 3_600_000);
      await database.db.messageDelivery.updateMany({ where: { rule: 'M01' }, data: { leasedUntil } });
      return look(...args);
    };
    await doubt('M01');
    expect(await stateOf('M01')).toBe('sending');
    expect(await questions()).toEqual([]);
  });

  it('asks one question about doubts that arise at the same moment, and it names them all', async () => {
    const post = slack.post;
    slack.post = (to, message) => {
      slack.next = [to.externalId === 'claire' ? 'accept' : 'acceptThenDrop'];
      return post(to, message);
    };
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) =>
        notify(`N0${number}`, number % 2 ? somebody('karim') : { kind: 'channel', id: idOf('copil-dui') }),
      ),
    );
    await office.delivery.drain();
    expect(told('je ne sais pas')).toHaveLength(1);
    expect(renderText(lastDrawn(told('je ne sais pas')[0] as Posted), 'fr')).toContain('ces 6 messages');
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
    expect(told('copil ne fait pas partie de #copil-dui')).toHaveLength(1);
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

  const trouble = (reason: Refusal, detail: string) =>
    office.act((tx) =>
      office.delivery.tellTrouble(tx, {
        spaceId,
        platform: 'slack',
        workspace: 'agla',
        reason,
        cure: `test.trouble.${reason}`,
        detail,
      }),
    );

  it('each right that is missing is told, the second of a day as well', async () => {
    await trouble('missingScope', 'files:write');
    await trouble('missingScope', 'im:write');
    await trouble('missingScope', 'im:write');
    await office.delivery.drain();
    expect(told('Il manque à copil, dans agla, le droit files:write.')).toHaveLength(1);
    expect(told('Il manque à copil, dans agla, le droit im:write.')).toHaveLength(1);
  });

  it('what has one cure is told once, whatever the platform calls it', async () => {
    await trouble('revoked', 'token_revoked');
    await trouble('revoked', 'account_inactive');
    await office.delivery.drain();
    expect(told('copil n’est plus installé dans agla.')).toHaveLength(1);
  });
});
