import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  at,
  idOf,
  type Office,
  openOffice,
  sayingTheirName,
  somebody,
  spaceId,
  type TestClock,
  testClock,
  zone,
} from './fixtures/office.ts';
import { type TestPlatform, testPlatform } from './fixtures/test-platform.ts';
import type { PlanRequest } from './ledger.ts';
import { defaultSending, type TimelineRule } from './timeline.ts';
import { workingCalendar } from './working-days.ts';

const rule = (code: string, days: number, more: Partial<TimelineRule> = {}): TimelineRule => ({
  ...{
    code,
    anchor: 'goLive',
    offset: { days },
    hour: 'default',
    audience: 'all',
    message: code,
    nature: 'notice',
  },
  ...more,
});
const rules = [
  rule('D04', -30),
  rule('D10', -7, { perishable: true }),
  rule('D12', -5, { perishable: true, conditional: true }),
  rule('D17', 0),
  rule('D20', 1),
];

let database: TestDatabase;
let clock: TestClock;
let slack: TestPlatform;
let office: Office;
/** Rules whose composer writes something and has something to say. */
let wrote: number;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  wrote = 0;
  clock = testClock('2026-09-01T09:00');
  slack = testPlatform('slack');
  const composers = {
    ...sayingTheirName(rules.map(({ code }) => code)),
    D17: async ({ tx }: { tx: Office['options']['db'] }) => {
      wrote += 1;
      await tx.messageDelivery.deleteMany();
      return { card: { heading: 'D17', blocks: [] } };
    },
    D20: async () => {
      throw new Error('nothing is there yet');
    },
  };
  office = openOffice({
    database,
    clock,
    platforms: [slack],
    names: ['claire', 'karim'],
    composers: composers as never,
  });
});
afterEach(async () => {
  await office.delivery.stop();
  await database.db.messageDelivery.deleteMany();
});

function request(version: number, goLive: string | null, people = ['claire', 'karim']): PlanRequest {
  const day = goLive && Temporal.PlainDate.from(goLive);
  return {
    spaceId,
    rules,
    subject: {
      type: 'deployment',
      id: idOf('S03'),
      version,
      timeZone: zone,
      anchors: {
        changed: clock.now().toZonedDateTimeISO(zone),
        ...(day && { goLive: day.toZonedDateTime(zone) }),
      },
      on: day || Temporal.PlainDate.from('2026-11-17'),
    },
    audiences: { all: people.map((name) => somebody(name)) },
    calendar: workingCalendar({ country: 'FR', closures: [] }),
    settings: defaultSending,
  };
}
const plan = (one: PlanRequest) => office.act((tx) => office.delivery.ledger.reconcile(tx, one));
const goTo = (local: string) => office.delivery.advanceTo(at(local).toInstant(), { setNow: clock.setNow });
const foreseen = async (one: PlanRequest) =>
  Object.fromEntries(
    (await office.act((tx) => office.delivery.ledger.foresee(tx, one))).map(({ rule: code, fate }) => [
      code,
      fate,
    ]),
  );

describe('what a change of plan will do', () => {
  beforeEach(async () => {
    await plan(request(1, '2026-11-19'));
    await goTo('2026-11-17T10:30');
  });

  it('is known rule by rule before it is done, and is then what is done (C30)', async () => {
    const next = request(2, '2026-12-03');
    expect(await foreseen(next)).toEqual({
      D04: 'notReplayed',
      D10: 'rearmed',
      D12: 'rearmed',
      D17: 'redated',
      D20: 'redated',
    });
    const before = await office.states();
    expect(await office.states()).toEqual(before);
    await plan(next);
    const waiting = (await office.rows()).filter(
      ({ state, subjectVersion }) => state === 'planned' && subjectVersion === 2,
    );
    expect([...new Set(waiting.map(({ rule: code }) => code))]).toEqual(['D10', 'D12', 'D17', 'D20']);
  });

  it('says what is dropped when a site is brought forward, or put off without a date', async () => {
    expect(await foreseen(request(2, '2026-11-17'))).toEqual({
      D04: 'notReplayed',
      D10: 'notReplayed',
      D12: 'notReplayed',
      D17: 'dropped',
      D20: 'redated',
    });
    expect(await foreseen(request(2, null))).toMatchObject({
      D17: 'dropped',
      D20: 'dropped',
      D10: 'notReplayed',
    });
  });

  it('does not count as said again what only somebody new is told', async () => {
    const fates = await foreseen(request(2, '2026-12-20', ['claire', 'karim', 'helene']));
    expect(fates.D04).toBe('notReplayed');
    expect(fates.D10).toBe('rearmed');
  });
});

describe('a plan that is rehearsed (C42)', () => {
  it('shows what will leave, merged as it will be, and sends and stores nothing', async () => {
    const { messages, past } = await office.act((tx) =>
      office.delivery.ledger.rehearse(tx, request(1, '2026-09-11')),
    );
    expect(
      messages.map(({ rules: codes, recipient }) => `${codes} ${recipient.id === idOf('karim')}`),
    ).toEqual(['D10,D12 false', 'D10,D12 true', 'D17 false', 'D17 true', 'D20 false', 'D20 true']);
    expect(past.map(({ rule: code }) => code)).toEqual(['D04']);
    const [merged] = messages;
    expect(merged?.notices.map(({ conditional }) => conditional)).toEqual([false, true]);
    expect([await office.rows(), slack.posted]).toEqual([[], []]);
  });

  it('is read in its own words, whatever writing them would store', async () => {
    await plan(request(1, '2026-11-19'));
    const stored = (await office.rows()).length;
    const { ledger } = office.delivery;
    const one = request(1, '2026-11-19');
    const { messages } = await office.act((tx) => ledger.rehearse(tx, one));
    const t = office.options.translators.fr;
    const cardOf = async (code: string) => {
      const message = messages.find(({ rules: [first] }) => first === code);
      return message && (await ledger.draft(one, message, t))?.heading;
    };
    expect(await cardOf('D10')).toBe('D10');
    expect(await cardOf('D17')).toBe('D17');
    expect(wrote).toBe(1);
    // What it speaks of is not there yet.
    expect(await cardOf('D20')).toBeUndefined();
    expect((await office.rows()).length).toBe(stored);
  });
});
