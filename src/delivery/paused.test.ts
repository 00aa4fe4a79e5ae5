import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { type Line, layLines } from './fixtures/lines.ts';
import {
  at,
  idOf,
  type Office,
  openOffice,
  somebody,
  spaceId,
  type TestClock,
  testClock,
} from './fixtures/office.ts';
import { type TestPlatform, testPlatform } from './fixtures/test-platform.ts';
import { house } from './timed-act.ts';

let database: TestDatabase;
let clock: TestClock;
let slack: TestPlatform;
let office: Office;
/** Subjects that are paused, by name. */
let paused: string[];
let ran: string[];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  paused = ['S03'];
  ran = [];
  clock = testClock('2026-09-01T09:00');
  slack = testPlatform('slack');
  office = openOffice({
    database,
    clock,
    platforms: [slack],
    names: ['claire', 'karim'],
    acts: { 'test.look': async (_context, { rule }) => void ran.push(rule) },
    pausedAmong: async (_tx, rows) =>
      new Set(rows.filter((row) => paused.map(idOf).includes(row.subjectId)).map(({ id }) => id)),
  });
});
afterEach(async () => {
  await office.delivery.stop();
  await database.db.messageDelivery.deleteMany();
});

const lay = (...lines: Line[]) => layLines(office, lines);
const goTo = (local: string) => office.delivery.advanceTo(at(local).toInstant(), { setNow: clock.setNow });
const rulesUntil = async (local: string) => (await goTo(local)).map(({ rule }) => rule);
const settle = (choice: 'send' | 'drop') =>
  office.act((tx) => office.delivery.ledger.settlePaused(tx, { spaceId }, choice));
const held = async () =>
  (await office.rows())
    .filter(({ state }) => state === 'held')
    .map(({ rule, outcome }) => `${rule} ${outcome}`);

const act = (rule: string, local: string, evenPaused?: true) =>
  office.act((tx) =>
    office.delivery.ledger.notify(tx, {
      spaceId,
      rule,
      subject: { type: 'meeting', id: idOf('S03'), version: 1 },
      recipient: house(idOf('S03')),
      message: 'test.look',
      nature: 'act',
      at: at(local).toInstant(),
      evenPaused,
    }),
  );

describe('a pause', () => {
  it('holds what is planned about its subject, and nothing else', async () => {
    await lay(
      { rule: 'D05', about: 'S03', on: '2026-11-19', day: '2026-09-08' },
      { rule: 'D10', about: 'S03', on: '2026-11-19', day: '2026-09-09', nature: 'announcement' },
      { rule: 'D03-ALERT', about: 'S03', on: '2026-11-19', day: '2026-09-09', nature: 'alert' },
      { rule: 'D-MOVE', about: 'S03', on: '2026-11-19', day: '2026-09-09', nature: 'correction' },
      { rule: 'M03', about: 'COPIL-2', on: '2026-09-22', day: '2026-09-08' },
    );
    expect(await rulesUntil('2026-09-10T12:00')).toEqual(['M03', 'D-MOVE']);
    expect((await held()).sort()).toEqual(['D03-ALERT paused', 'D05 paused', 'D10 paused']);
  });

  it('lets leave what somebody says now, and what went wrong', async () => {
    await office.act((tx) =>
      office.delivery.ledger.notify(tx, {
        spaceId,
        rule: 'BLOCKING',
        subject: { type: 'meeting', id: idOf('S03'), version: 1 },
        recipient: somebody('karim'),
        message: 'test.said',
        nature: 'alert',
      }),
    );
    expect(await rulesUntil('2026-09-01T10:00')).toEqual(['BLOCKING']);
  });

  it('keeps copil from acting by itself; it goes on when the pause has ended', async () => {
    await act('D12-OPEN', '2026-09-08T06:00');
    await goTo('2026-09-09T12:00');
    expect([ran, await held()]).toEqual([[], ['D12-OPEN paused']]);
    paused = [];
    expect(await office.act((tx) => office.delivery.ledger.resumeAfterPause(tx, { spaceId }))).toEqual({
      messages: 0,
      people: 0,
      rules: {},
    });
    await goTo('2026-09-09T12:01');
    expect(ran).toEqual(['D12-OPEN']);
  });

  it('does not keep copil from what was promised to somebody', async () => {
    await act('REX-FORGET', '2026-09-08T06:00', true);
    await goTo('2026-09-09T12:00');
    expect([ran, await held()]).toEqual([['REX-FORGET'], []]);
  });

  it('holds nothing back from the question after downtime: only what was late is asked about there', async () => {
    await lay({ rule: 'D05', about: 'S03', on: '2026-11-19', day: '2026-09-08' });
    await goTo('2026-09-10T12:00');
    expect(await office.act((tx) => office.delivery.sendHeld(tx, spaceId))).toBe(0);
    expect(slack.posted).toHaveLength(0);
  });
});

describe('what a pause held back', () => {
  beforeEach(async () => {
    await lay(
      { rule: 'D05', about: 'S03', on: '2026-11-19', day: '2026-09-08' },
      { rule: 'D06', about: 'S03', on: '2026-11-19', day: '2026-09-09' },
      { rule: 'D10', about: 'S03', on: '2026-11-19', day: '2026-09-09', nature: 'announcement' },
      { rule: 'D01', about: 'S04', on: '2026-09-09', day: '2026-09-08' },
      { rule: 'D31', about: 'S03', on: '2026-11-19', day: '2026-11-30' },
    );
    paused = ['S03', 'S04'];
    await goTo('2026-09-11T10:00');
  });

  it('stays where it is while another pause holds it', async () => {
    paused = ['S03'];
    expect(await settle('send')).toBe(0);
    expect((await held()).sort()).toEqual(['D05 paused', 'D06 paused', 'D10 paused']);
  });

  it('is not fired in bulk: reminders leave as one message, what has happened since is dropped', async () => {
    paused = [];
    expect(await office.act((tx) => office.delivery.ledger.resumeAfterPause(tx, { spaceId }))).toEqual({
      messages: 4,
      people: 1,
      rules: { D01: 1, D05: 1, D06: 1, D10: 1 },
    });
    expect(await rulesUntil('2026-09-11T10:01')).toEqual([]);
    expect(await settle('send')).toBe(3);
    expect((await rulesUntil('2026-09-11T10:02')).sort()).toEqual(['D05+D06', 'D10']);
    expect(await office.states()).toContain('D01 cancelled');
    expect(await rulesUntil('2026-11-30T12:00')).toEqual(['D31']);
  });

  it('waits for the morning when somebody decides at night', async () => {
    paused = [];
    await goTo('2026-09-11T23:00');
    await settle('send');
    expect(await rulesUntil('2026-09-14T07:59')).toEqual([]);
    expect((await rulesUntil('2026-09-14T08:00')).sort()).toEqual(['D05+D06', 'D10']);
  });

  it('may be dropped, and what follows leaves as planned', async () => {
    paused = [];
    expect(await settle('drop')).toBe(4);
    expect(await rulesUntil('2026-11-30T12:00')).toEqual(['D31']);
  });

  it('is settled for one site without the other’s', async () => {
    paused = [];
    const among = async (_tx: unknown, rows: readonly { id: string; subjectId: string }[]) =>
      new Set(rows.filter(({ subjectId }) => subjectId === idOf('S04')).map(({ id }) => id));
    const of = { spaceId, among };
    expect(await office.act((tx) => office.delivery.ledger.settlePaused(tx, of, 'drop'))).toBe(1);
    expect((await held()).sort()).toEqual(['D05 paused', 'D06 paused', 'D10 paused']);
  });
});
