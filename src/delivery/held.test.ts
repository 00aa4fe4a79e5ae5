import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { type Line, layLines } from './fixtures/lines.ts';
import { at, type Office, openOffice, spaceId, type TestClock, testClock, zone } from './fixtures/office.ts';
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
const hours = async (local: string) =>
  (await goTo(local)).map(
    (sent) =>
      `${Temporal.Instant.from(sent.at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })} ${sent.rule}`,
  );

const day = '2026-09-11';

describe('after downtime (case 9)', () => {
  beforeEach(async () => {
    await lay(
      { rule: 'M03', about: 'COPIL-2', on: '2026-09-22', day },
      { rule: 'M08', about: 'COPIL-1', on: '2026-09-12', day, nature: 'notice' },
      { rule: 'M12', about: 'COPIL-0', on: '2026-09-09', day, nature: 'notice' },
      { rule: 'A1', about: 'site', on: '2026-10-11', day, nature: 'announcement' },
      { rule: 'TODAY', about: 'today', on: '2026-09-20', day: '2026-09-14' },
    );
    // Three days off: the clock was not asked in between.
    clock.set('2026-09-14T09:30');
    await office.delivery.handOverDue();
    await office.delivery.drain();
  });

  it('past reminders are not fired in bulk, stale ones are dropped, announcements and today’s still leave', async () => {
    const rows = Object.fromEntries(
      (await office.rows()).map(({ rule, state, outcome }) => [rule, `${state} ${outcome}`]),
    );
    expect(rows).toEqual({
      M03: 'held late',
      M08: 'cancelled stale',
      M12: 'held late',
      A1: 'sent null',
      TODAY: 'sent null',
      CATCHUP: 'sent null',
    });
    expect((await office.delivery.health()).held).toBe(2);
  });

  it('somebody is asked once a day what becomes of them', async () => {
    await office.delivery.handOverDue();
    await office.delivery.drain();
    const asked = slack.posted.filter(({ to }) => to.externalId === 'claire');
    expect(asked).toHaveLength(1);
    const { card } = asked[0]?.message ?? {};
    expect(card?.heading).toBe('Des messages n’ont pas pu partir à l’heure');
    expect(card?.actions?.map((button) => 'command' in button && button.command)).toEqual([
      'catchup send',
      'catchup drop',
    ]);
  });

  it('they leave as one message per person when that is decided, and the question is settled', async () => {
    const before = slack.posted.length;
    expect(await office.act((tx) => office.delivery.sendHeld(tx, spaceId))).toBe(2);
    await office.delivery.drain();
    expect(slack.posted).toHaveLength(before + 1);
    expect(slack.posted.at(-1)?.message.card.heading).toBe('2 messages restés en attente');
    const question = slack.posted.find(({ to }) => to.externalId === 'claire');
    expect(question?.updates.at(-1)?.card.actions).toBeUndefined();
    expect(await office.act((tx) => office.delivery.sendHeld(tx, spaceId))).toBe(0);
  });

  it('or are dropped', async () => {
    const before = slack.posted.length;
    expect(await office.act((tx) => office.delivery.dropHeld(tx, spaceId))).toBe(2);
    await goTo('2026-09-30T12:00');
    expect(slack.posted).toHaveLength(before);
  });
});

describe('a service that comes back at night', () => {
  it('wakes nobody: what is late waits for the morning, and so does the question', async () => {
    await lay(
      { rule: 'A1', about: 'site', on: '2026-10-11', day, nature: 'announcement' },
      { rule: 'M03', about: 'COPIL-2', on: '2026-09-22', day },
      { rule: 'ALERT', about: 'incident', on: '2026-09-22', day, nature: 'alert' },
    );
    clock.set('2026-09-14T03:00');
    await office.delivery.handOverDue();
    await office.delivery.drain();
    expect((await office.states()).sort()).toEqual([
      'A1 planned',
      'ALERT sent',
      'CATCHUP planned',
      'M03 held',
    ]);
    expect(await hours('2026-09-14T12:00')).toEqual(['08:00 A1', '08:00 CATCHUP']);
  });

  it('sends on time what was promised for the night', async () => {
    await lay({ rule: 'DAYCARD', about: 'night', on: day, day, nature: 'notice', hour: { at: '21:00' } });
    expect(await hours('2026-09-11T23:00')).toEqual(['21:00 DAYCARD']);
  });
});
