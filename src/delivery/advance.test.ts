import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { type Line, layLines } from './fixtures/lines.ts';
import { at, type Office, openOffice, type TestClock, testClock } from './fixtures/office.ts';
import { type TestPlatform, testPlatform } from './fixtures/test-platform.ts';

const names = ['claire', 'karim'];
let database: TestDatabase;
let clock: TestClock;
let slack: TestPlatform;
let office: Office;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  clock = testClock('2026-09-01T09:00');
  slack = testPlatform('slack');
  office = openOffice({ database, clock, platforms: [slack], names });
});
afterEach(async () => {
  await office.delivery.stop();
  await database.db.messageDelivery.deleteMany();
});

const lay = (...lines: Line[]) => layLines(office, lines);
const goTo = (local: string) => office.delivery.advanceTo(at(local).toInstant(), { setNow: clock.setNow });

const day = '2026-09-11';

describe('the clock of the local workspace (C59)', () => {
  it('visits each due instant in order, so that nothing is ever late', async () => {
    await lay(
      { rule: 'M03', about: 'COPIL-2', on: '2026-09-22', day },
      { rule: 'M08', about: 'COPIL-2', on: '2026-09-22', day: '2026-09-21', nature: 'notice' },
      { rule: 'M12', about: 'COPIL-2', on: '2026-09-22', day: '2026-09-24', nature: 'notice' },
    );
    const sent = await goTo('2026-12-01T12:00');
    expect(sent.map(({ at, rule, to, in: place, platform }) => [at, rule, to, place, platform])).toEqual([
      ['2026-09-11T07:00:00Z', 'M03', 'karim', 'dm', 'slack'],
      ['2026-09-21T07:00:00Z', 'M08', 'karim', 'dm', 'slack'],
      ['2026-09-24T07:00:00Z', 'M12', 'karim', 'dm', 'slack'],
    ]);
    expect(sent.map(({ text }) => text)).toEqual(['M03', 'M08', 'M12']);
    expect(clock.now().toString()).toBe('2026-12-01T11:00:00Z');
    expect(await office.delivery.nextDueAt()).toBeNull();
  });

  it('answers only with what left during this move', async () => {
    await lay({ rule: 'M03', about: 'COPIL-2', on: '2026-09-22', day });
    await goTo('2026-09-11T09:00');
    expect(await goTo('2026-09-11T09:00')).toEqual([]);
    expect(await goTo('2026-09-11T10:00')).toEqual([]);
  });

  it('fires a 02:30 promise once on both nights the clocks change', async () => {
    clock.set('2026-10-20T09:00');
    await lay({
      rule: 'AUTUMN',
      about: 'autumn',
      on: '2026-10-25',
      day: '2026-10-25',
      hour: { at: '02:30' },
      nature: 'notice',
    });
    await lay({
      rule: 'SPRING',
      about: 'spring',
      on: '2027-03-28',
      day: '2027-03-28',
      hour: { at: '02:30' },
      nature: 'notice',
    });
    const sent = await goTo('2027-04-01T09:00');
    expect(sent.map(({ at, rule }) => `${at} ${rule}`)).toEqual([
      '2026-10-25T00:30:00Z AUTUMN',
      '2027-03-28T01:30:00Z SPRING',
    ]);
  });
});
