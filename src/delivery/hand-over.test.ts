import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { type Line, layLines } from './fixtures/lines.ts';
import { at, idOf, type Office, openOffice, type TestClock, testClock, zone } from './fixtures/office.ts';
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

describe('messages that leave together', () => {
  it('are one post per person and subject, all rows pointing to the leading one', async () => {
    await lay(
      { rule: 'M06', about: 'COPIL-2', on: '2026-09-22', day: '2026-09-18', nature: 'notice' },
      { rule: 'M07', about: 'COPIL-2', on: '2026-09-22', day: '2026-09-18' },
      { rule: 'M05', about: 'COSUIV', on: '2026-09-25', day: '2026-09-18', nature: 'notice' },
    );
    expect(await hours('2026-09-18T12:00')).toEqual(['09:00 M06+M07', '09:00 M05']);
    expect(slack.posted).toHaveLength(2);
    const rows = await office.rows();
    const leader = rows.find(({ rule }) => rule === 'M06');
    expect(rows.find(({ rule }) => rule === 'M07')).toMatchObject({
      state: 'sent',
      mergedIntoId: leader?.id,
      externalId: leader?.externalId,
    });
  });

  it('leave without those that have nothing to say, under the key of one that has', async () => {
    office.options.composers['test.silent'] = async () => null;
    await lay(
      {
        rule: 'M06',
        about: 'COPIL-2',
        on: '2026-09-22',
        day: '2026-09-18',
        nature: 'notice',
        message: 'test.silent',
      },
      { rule: 'M07', about: 'COPIL-2', on: '2026-09-22', day: '2026-09-18' },
    );
    await goTo('2026-09-18T12:00');
    expect(await office.states()).toEqual(['M06 cancelled', 'M07 sent']);
    expect(slack.posted[0]?.message.key).toMatch(/^M07\|/);
    expect((await office.rows())[1]?.mergedIntoId).toBeNull();
  });
});

describe('the daily cap (C41)', () => {
  const four: Line[] = [
    { rule: 'FAR', about: 'far', on: '2026-10-20', day },
    { rule: 'NEAR', about: 'near', on: '2026-09-13', day },
    { rule: 'NEXT', about: 'next', on: '2026-09-14', day },
    { rule: 'LATER', about: 'later', on: '2026-10-01', day },
  ];

  it('lets two reminders leave, the nearest first; the rest is one digest at 17:00', async () => {
    await lay(...four);
    expect(await hours('2026-09-11T23:00')).toEqual(['09:00 NEAR', '09:00 NEXT', '17:00 FAR+LATER']);
    expect(slack.posted).toHaveLength(3);
    expect(slack.posted[2]?.message.card.heading).toBe('2 rappels pour aujourd’hui');
  });

  it('lets a mixed message through first', async () => {
    await lay(...four, { rule: 'MIX', about: 'far', on: '2026-10-20', day, nature: 'notice' });
    expect(await hours('2026-09-11T23:00')).toEqual(['09:00 FAR+MIX', '09:00 NEAR', '17:00 NEXT+LATER']);
  });

  it('never delays anything else', async () => {
    await lay(
      ...four,
      { rule: 'VOTE', about: 'vote', on: '2026-09-30', day, nature: 'notice' },
      { rule: 'ALERT', about: 'alert', on: '2026-09-30', day, nature: 'alert' },
      { rule: 'A1', about: 'site', on: '2026-09-30', day, nature: 'announcement' },
    );
    const sent = await hours('2026-09-11T12:00');
    expect(sent.sort()).toEqual(['09:00 A1', '09:00 ALERT', '09:00 NEAR', '09:00 NEXT', '09:00 VOTE']);
  });

  it('looks at the whole day: a reminder of the morning leaves no place in the afternoon', async () => {
    await lay(...four.slice(1, 3), {
      rule: 'TEA',
      about: 'tea',
      on: '2026-09-12',
      day,
      hour: { at: '16:00' },
    });
    // TEA is the nearest: its place is kept for it.
    expect(await hours('2026-09-11T23:00')).toEqual(['09:00 NEAR', '16:00 TEA', '17:00 NEXT']);
  });

  it('counts each day anew and does not count the digest', async () => {
    await lay(...four, { rule: 'NEW', about: 'new', on: '2026-09-18', day: '2026-09-12' });
    await goTo('2026-09-11T23:00');
    expect(await hours('2026-09-12T23:00')).toEqual(['09:00 NEW']);
  });

  it('gives a place that came free to a new reminder: what waits for the digest counts for nothing', async () => {
    await lay(...four.slice(1, 3), {
      rule: 'TEA',
      about: 'tea',
      on: '2026-09-12',
      day,
      hour: { at: '16:00' },
    });
    await goTo('2026-09-11T10:00');
    await office.act((tx) =>
      office.delivery.ledger.cancel(tx, { type: 'meeting', id: idOf('tea') }, 'cancelled'),
    );
    await lay({ rule: 'NEW', about: 'new', on: '2026-10-30', day, hour: { at: '16:30' } });
    expect(await hours('2026-09-11T23:00')).toEqual(['16:30 NEW', '17:00 NEXT']);
  });

  it('keeps what waits for the digest through a new plan of the same subject', async () => {
    await lay(...four);
    await goTo('2026-09-11T10:00');
    await lay(...four);
    expect(await hours('2026-09-11T23:00')).toEqual(['17:00 FAR+LATER']);
  });

  it('loses no reminder when one subject of the digest is cancelled while it waits in the queue', async () => {
    await lay(...four);
    await goTo('2026-09-11T10:00');
    clock.set('2026-09-11T17:00');
    await office.delivery.handOverDue();
    for (const about of ['far', 'later']) {
      const leader = (await office.rows()).find(
        ({ state, mergedIntoId }) => state === 'queued' && !mergedIntoId,
      );
      if (leader?.subjectId !== idOf(about)) continue;
      await office.act((tx) =>
        office.delivery.ledger.cancel(tx, { type: 'meeting', id: idOf(about) }, 'cancelled'),
      );
      break;
    }
    await office.delivery.drain();
    expect(
      (await office.states())
        .sort()
        .filter((state) => /FAR|LATER/.test(state))
        .map((state) => state.split(' ')[1])
        .sort(),
    ).toEqual(['cancelled', 'sent']);
    expect(slack.posted).toHaveLength(3);
  });
});
