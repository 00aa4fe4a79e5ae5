import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { layLines } from './fixtures/lines.ts';
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
import { testPlatform } from './fixtures/test-platform.ts';
import { house, type TimedActs } from './timed-act.ts';

const meeting = { type: 'meeting', id: idOf('COPIL-2'), version: 1 };
let database: TestDatabase;
let clock: TestClock;
let office: Office;
let ran: string[];
let broken: boolean;

const acts: TimedActs = {
  'test.look': async (_context, { rule }) => void ran.push(rule),
  'test.tell': async ({ tx, at: hour, ledger }, { rule }) => {
    ran.push(
      `${rule} ${hour.toZonedDateTimeISO('Europe/Paris').toPlainTime().toString({ smallestUnit: 'minute' })}`,
    );
    await ledger.notify(tx, {
      spaceId,
      rule: 'TOLD',
      subject: meeting,
      recipient: somebody('karim'),
      message: 'test.said',
      nature: 'reminder',
      at: hour,
      on: Temporal.PlainDate.from('2026-09-22'),
    });
    if (broken) throw new Error('broken on purpose');
  },
};

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  ran = [];
  broken = false;
  clock = testClock('2026-09-01T09:00');
  office = openOffice({ database, clock, platforms: [testPlatform('slack')], names: ['karim'], acts });
});
afterEach(async () => {
  await office.delivery.stop();
  await database.db.messageDelivery.deleteMany();
});

const planAct = (rule: string, local: string) =>
  office.act((tx) =>
    office.delivery.ledger.notify(tx, {
      spaceId,
      rule,
      subject: meeting,
      recipient: house(meeting.id),
      message: 'test.tell',
      nature: 'act',
      at: at(local).toInstant(),
    }),
  );
const planLook = (rule: string, local: string) =>
  office.act((tx) =>
    office.delivery.ledger.notify(tx, {
      spaceId,
      rule,
      subject: meeting,
      recipient: house(meeting.id),
      message: 'test.look',
      nature: 'watch',
      at: at(local).toInstant(),
    }),
  );
const nextEvent = async () => {
  const named = await office.delivery.nextEventAt();
  const sent = await office.delivery.advanceToNext(clock);
  const here = (instant: Temporal.Instant | null) =>
    instant?.toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString({ smallestUnit: 'minute' });
  return { named: here(named), at: here(clock.now()), sent: sent.map(({ rule }) => rule) };
};
const goTo = (local: string) => office.delivery.advanceTo(at(local).toInstant(), { setNow: clock.setNow });

describe('a timed act', () => {
  it('happens once, at its hour, and is never sent to anybody', async () => {
    await planAct('ACT', '2026-09-18T09:00');
    await goTo('2026-09-17T23:00');
    expect(ran).toEqual([]);
    const sent = await goTo('2026-09-20T12:00');
    expect(ran).toEqual(['ACT 09:00']);
    expect(sent.map(({ rule, to }) => `${rule} ${to}`)).toEqual(['TOLD karim']);
    expect(await office.states()).toEqual(['ACT done', 'TOLD sent']);
  });

  it('comes before the messages of its hour: what it tells merges with them', async () => {
    await layLines(office, [{ rule: 'M06', about: 'COPIL-2', on: '2026-09-22', day: '2026-09-18' }]);
    await planAct('ACT', '2026-09-18T09:00');
    const sent = await goTo('2026-09-18T09:00');
    expect(sent.map(({ rule }) => rule)).toEqual(['M06+TOLD']);
  });

  it('at night disturbs nobody and does not wait for the morning', async () => {
    await planAct('ACT', '2026-09-19T23:30');
    await goTo('2026-09-19T23:45');
    expect(ran).toEqual(['ACT 23:30']);
  });

  it('several due after downtime run in order, each with its own hour', async () => {
    await planAct('SECOND', '2026-09-18T18:00');
    await planAct('FIRST', '2026-09-18T09:00');
    clock.set('2026-09-21T10:00');
    await office.delivery.handOverDue();
    expect(ran).toEqual(['FIRST 09:00', 'SECOND 18:00']);
  });

  it('run by two replicas at once happens once', async () => {
    await planAct('ACT', '2026-09-18T09:00');
    clock.set('2026-09-18T09:00');
    const other = openOffice({ database, clock, platforms: [testPlatform('slack')], acts });
    await Promise.all([office.delivery.handOverDue(), other.delivery.handOverDue()]);
    expect(ran).toEqual(['ACT 09:00']);
    await other.delivery.stop();
  });

  it('that breaks leaves nothing behind, stops no clock, and is tried again a minute later', async () => {
    broken = true;
    await planAct('ACT', '2026-09-18T09:00');
    expect(await goTo('2026-09-18T12:00')).toEqual([]);
    expect(await office.states()).toEqual(['ACT planned']);
    broken = false;
    await office.delivery.handOverDue();
    expect(await office.states()).toEqual(['ACT planned']);
    clock.passSystem({ seconds: 61 });
    await office.delivery.handOverDue();
    expect((await office.states())[0]).toBe('ACT done');
  });

  const tryTwelveTimes = async () => {
    for (let tries = 0; tries < 12; tries += 1) {
      await office.delivery.handOverDue();
      clock.passSystem({ seconds: 61 });
    }
  };
  const retry = async (space = spaceId) => {
    const { id } = (await office.rows()).find(({ rule }) => rule === 'ACT') ?? { id: '' };
    return office.act((tx) => office.delivery.retryAct(tx, { spaceId: space, id }));
  };

  it('that breaks ten times is given up: the log says so, and who decides is told once', async () => {
    broken = true;
    await planAct('ACT', '2026-09-18T09:00');
    clock.set('2026-09-18T09:00');
    await tryTwelveTimes();
    expect(ran).toHaveLength(10);
    expect(await office.states()).toEqual(['ACT failed', 'GIVEN-UP queued']);
    const [act, alert] = await office.rows();
    expect(alert).toMatchObject({
      ...{ recipientId: idOf('claire'), nature: 'alert', message: 'overview.givenUp' },
      parameters: { act: act?.id },
    });
    expect(office.logged).toContainEqual(expect.objectContaining({ rule: 'ACT', givenUp: true }));
  });

  it('that was given up is tried again when somebody of its space asks, and told again if it still breaks', async () => {
    broken = true;
    await planAct('ACT', '2026-09-18T09:00');
    clock.set('2026-09-18T09:00');
    await tryTwelveTimes();
    expect(await retry(idOf('another space'))).toBe(false);
    expect(await retry()).toBe(true);
    expect(await retry()).toBe(false);
    await tryTwelveTimes();
    expect(ran).toHaveLength(20);
    expect(await office.states()).toEqual(['ACT failed', 'GIVEN-UP queued', 'GIVEN-UP queued']);
    broken = false;
    await retry();
    await office.delivery.handOverDue();
    expect((await office.rows()).find(({ rule }) => rule === 'ACT')?.state).toBe('done');
  });

  it('is not given up while nobody could be told', async () => {
    broken = true;
    const deaf = openOffice({
      ...{ database, clock, platforms: [testPlatform('slack')], acts },
      whoDecides: async () => Promise.reject(new Error('broken on purpose')),
    });
    await planAct('ACT', '2026-09-18T09:00');
    clock.set('2026-09-18T09:00');
    for (let tries = 0; tries < 11; tries += 1) {
      await deaf.delivery.handOverDue();
      clock.passSystem({ seconds: 61 });
    }
    expect(await office.states()).toEqual(['ACT planned']);
    await office.delivery.handOverDue();
    expect(await office.states()).toEqual(['ACT failed', 'GIVEN-UP queued']);
    await deaf.delivery.stop();
  });
});

describe('the next event of the local workspace (C59)', () => {
  it('is the next hour at which somebody hears something; what copil does meanwhile is done on the way', async () => {
    await layLines(office, [{ rule: 'M06', about: 'COPIL-2', on: '2026-09-22', day: '2026-09-18' }]);
    await planLook('LOOK', '2026-09-14T09:00');
    await planAct('ACT', '2026-09-16T09:00');
    expect(await nextEvent()).toEqual({ named: '2026-09-16T09:00', at: '2026-09-16T09:00', sent: ['TOLD'] });
    expect(ran).toEqual(['LOOK', 'ACT 09:00']);
    expect(await nextEvent()).toEqual({ named: '2026-09-18T09:00', at: '2026-09-18T09:00', sent: ['M06'] });
    expect(await nextEvent()).toEqual({ named: undefined, at: '2026-09-18T09:00', sent: [] });
  });

  it('passes an hour at which there was nothing to say after all', async () => {
    const [about, on] = ['COPIL-2', '2026-09-22'];
    await layLines(office, [
      { rule: 'M03', about, on, day: '2026-09-11', message: 'test.silent' },
      { rule: 'M06', about, on, day: '2026-09-18' },
    ]);
    expect(await nextEvent()).toMatchObject({ named: '2026-09-11T09:00', at: '2026-09-18T09:00' });
  });

  it('runs through no years while nothing but its own acts is planned', async () => {
    await planLook('LOOK', '2026-09-14T09:00');
    await planLook('AGAIN', '2026-09-21T09:00');
    expect(await nextEvent()).toEqual({ named: '2026-09-14T09:00', at: '2026-09-14T09:00', sent: [] });
    expect(ran).toEqual(['LOOK']);
  });
});
