import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  at,
  idOf,
  type Office,
  openOffice,
  somebody,
  spaceId,
  type TestClock,
  testClock,
  zone,
} from './fixtures/office.ts';
import { type TestPlatform, testPlatform } from './fixtures/test-platform.ts';
import { defaultSending, type Nature, type TimelineRule } from './timeline.ts';
import { workingCalendar } from './working-days.ts';

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

/** One rule for Karim about a subject that happens on a day, leaving on another. */
interface Line {
  rule: string;
  about: string;
  on: string;
  day: string;
  nature?: Nature;
  hour?: TimelineRule['hour'];
  message?: string;
}

const lay = (...lines: Line[]) =>
  office.act(async (tx) => {
    for (const [about, ofSubject = []] of Object.entries(Object.groupBy(lines, (line) => line.about))) {
      const on = Temporal.PlainDate.from(ofSubject[0]?.on as string);
      const rules = ofSubject.map(
        ({ rule, day, nature = 'reminder', hour = 'default', message = 'test.said' }): TimelineRule => ({
          code: rule,
          anchor: 'start',
          offset: { days: on.until(Temporal.PlainDate.from(day)).days },
          hour,
          shift: 'never',
          audience: 'karim',
          message,
          nature,
        }),
      );
      await office.delivery.ledger.reconcile(tx, {
        spaceId,
        rules,
        subject: {
          type: 'meeting',
          id: idOf(about),
          version: 1,
          timeZone: zone,
          anchors: { start: on.toZonedDateTime({ timeZone: zone, plainTime: '14:00' }) },
          on,
        },
        audiences: { karim: [somebody('karim')] },
        calendar: workingCalendar({ country: 'FR', closures: [] }),
        settings: defaultSending,
      });
    }
  });

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
