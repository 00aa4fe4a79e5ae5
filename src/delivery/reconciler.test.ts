import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { copilTimeline } from './fixtures/domain-timelines.ts';
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
import type { DirectNotice, PlanOutcome, PlanRequest } from './ledger.ts';
import { defaultSending, type Nature, type Recipient, type TimelineRule } from './timeline.ts';
import { workingCalendar } from './working-days.ts';

const names = ['claire', 'karim', 'helene'];
const everybody = names.map((name) => somebody(name));
const id = idOf('COPIL-3');
const meeting = { type: 'meeting', id };
const timeline = copilTimeline.filter(({ code }) =>
  ['M01', 'M02', 'M03', 'M06', 'M07', 'M08', 'M09'].includes(code),
);
const moved: TimelineRule = {
  code: 'MOVE',
  anchor: 'changed',
  offset: {},
  hour: 'now',
  audience: 'told',
  message: 'test.MOVE',
  nature: 'correction',
};

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
  const composers = sayingTheirName([...copilTimeline.map(({ message }) => message), 'test.MOVE']);
  office = openOffice({ database, clock, platforms: [slack], names, composers });
});
afterEach(async () => {
  await office.delivery.stop();
  await database.db.messageDelivery.deleteMany();
});

interface Change {
  version: number;
  start: string;
  rules?: readonly TimelineRule[];
  people?: Recipient[];
  subject?: string;
}

function request({
  version,
  start,
  rules = timeline,
  people = everybody,
  subject = id,
}: Change): PlanRequest {
  const begins = at(start);
  const anchors = {
    start: begins,
    end: begins.add({ hours: 2 }),
    changed: clock.now().toZonedDateTimeISO(zone),
  };
  const audiences = {
    invited: people,
    membersAndReferents: people,
    leads: people,
    owners: people,
    attending: people,
    told: people,
  };
  return {
    spaceId,
    rules,
    subject: { type: 'meeting', id: subject, version, timeZone: zone, anchors, on: begins.toPlainDate() },
    audiences,
    calendar: workingCalendar({ country: 'FR', closures: [] }),
    settings: defaultSending,
  };
}

const reconcile = (change: Change): Promise<PlanOutcome> =>
  office.act((tx) => office.delivery.ledger.reconcile(tx, request(change)));

async function waiting(): Promise<string[]> {
  const rows = await database.db.messageDelivery.findMany({
    where: { state: { in: ['planned', 'queued', 'held'] } },
  });
  return rows
    .map(
      ({ rule, subjectVersion, dueAt }) => `${rule} v${subjectVersion} ${dueAt.toISOString().slice(0, 16)}`,
    )
    .sort();
}

describe('planning a meeting', () => {
  it('sends what is due now in the same transaction and plans the rest', async () => {
    const outcome = await reconcile({ version: 1, start: '2026-10-20T14:00' });
    expect(outcome).toMatchObject({ planned: 18, past: [], alreadyTold: [] });
    await office.delivery.drain();
    expect(slack.posted.map(({ message }) => message.card.heading)).toEqual(['M01', 'M01', 'M01']);
  });

  it('again, unchanged, changes nothing', async () => {
    await reconcile({ version: 1, start: '2026-10-20T14:00' });
    const before = await office.rows();
    await reconcile({ version: 1, start: '2026-10-20T14:00' });
    expect(await office.rows()).toEqual(before);
  });

  it('tells the author what is past', async () => {
    clock.set('2026-10-12T09:00');
    const { past } = await reconcile({ version: 1, start: '2026-10-20T14:00' });
    expect(past.map(({ rule }) => rule)).toEqual(['M02', 'M03']);
  });

  it('re-dates what waits when the same version is planned at another hour', async () => {
    await reconcile({ version: 1, start: '2026-10-20T14:00', rules: timeline.slice(-1) });
    await reconcile({ version: 1, start: '2026-10-21T10:00', rules: timeline.slice(-1) });
    expect(await waiting()).toEqual(Array(3).fill('M09 v1 2026-10-21T07:45'));
  });

  it('drops somebody who is not invited any more, and adds somebody new', async () => {
    await reconcile({ version: 1, start: '2026-10-20T14:00', rules: timeline.slice(-1) });
    const people = [...everybody.slice(1), somebody('ines')];
    await reconcile({ version: 1, start: '2026-10-20T14:00', rules: timeline.slice(-1), people });
    const rows = await office.rows();
    const claire = rows.find(({ recipientId }) => recipientId === idOf('claire'));
    expect(claire).toMatchObject({ state: 'cancelled', outcome: 'notPlanned' });
    expect(rows.filter(({ state }) => state === 'planned')).toHaveLength(3);
  });

  it('plans again for somebody taken off and put back, and never what had been sent', async () => {
    const rules = timeline.filter(({ code }) => code === 'M01' || code === 'M09');
    const start = '2026-10-20T14:00';
    await reconcile({ version: 1, start, rules });
    await office.delivery.drain();
    await reconcile({ version: 1, start, rules, people: everybody.slice(1) });
    const later = '2026-10-21T14:00';
    await reconcile({ version: 1, start: later, rules });
    expect(await waiting()).toEqual(Array(3).fill('M09 v1 2026-10-21T11:45'));
    await office.delivery.drain();
    expect(slack.posted).toHaveLength(3);
  });

  it('leaves other rules of the subject alone', async () => {
    await reconcile({
      version: 1,
      start: '2026-10-20T14:00',
      rules: timeline.filter(({ code }) => code === 'M08'),
    });
    await reconcile({
      version: 1,
      start: '2026-10-20T14:00',
      rules: timeline.filter(({ code }) => code === 'M09'),
    });
    expect(await waiting()).toHaveLength(6);
  });
});

describe('moving a meeting', () => {
  it('keeps 14:00 across the clock change and leaves no old reminder alive (case 4)', async () => {
    await reconcile({ version: 1, start: '2026-10-20T14:00' });
    await office.delivery.drain();
    clock.set('2026-10-09T10:00');
    const outcome = await reconcile({
      version: 2,
      start: '2026-10-27T14:00',
      rules: [moved, ...timeline.slice(1)],
    });
    expect(outcome.alreadyTold.map(({ id }) => id).sort()).toEqual(everybody.map(({ id }) => id).sort());
    const alive = await waiting();
    expect(new Set(alive.map((row) => row.split(' ')[1]))).toEqual(new Set(['v2']));
    expect(alive).toContain('M09 v2 2026-10-27T12:45');
    expect((await office.rows()).filter(({ state }) => state === 'superseded')).toHaveLength(18);
  });

  it('lays nothing out for who read it before it moved', async () => {
    await reconcile({ version: 2, start: '2026-10-27T14:00' });
    const before = await office.rows();
    const people = [...everybody, somebody('ines')];
    expect(await reconcile({ version: 1, start: '2026-10-20T14:00', people })).toMatchObject({ planned: 0 });
    expect(await office.rows()).toEqual(before);
  });

  it('tells each person once a move, and every move', async () => {
    await reconcile({ version: 1, start: '2026-10-20T14:00' });
    await office.delivery.drain();
    for (const [version, start] of [
      [2, '2026-10-27T14:00'],
      [3, '2026-10-28T14:00'],
    ] as const) {
      await reconcile({ version, start, rules: [moved, ...timeline.slice(1)] });
      await office.delivery.drain();
    }
    const told = slack.posted.map(({ to, message }) => `${message.card.heading} ${to.externalId}`).sort();
    expect(told).toEqual(
      ['M01', 'MOVE', 'MOVE'].flatMap((rule) => names.map((name) => `${rule} ${name}`)).sort(),
    );
  });

  it('plans a sent rule again only if it is perishable and lies ahead (invariant 5)', async () => {
    await reconcile({ version: 1, start: '2026-09-15T14:00' });
    // J-14 and J-10 pass before the move.
    await office.delivery.advanceTo(at('2026-09-07T12:00').toInstant(), { setNow: clock.setNow });
    await reconcile({ version: 2, start: '2026-10-20T14:00', rules: timeline });
    const rules = new Set((await waiting()).map((row) => row.split(' ')[0]));
    expect(rules).toEqual(new Set(['M02', 'M03', 'M06', 'M07', 'M08', 'M09']));
    await office.delivery.advanceTo(at('2026-10-10T12:00').toInstant(), { setNow: clock.setNow });
    await reconcile({ version: 3, start: '2026-12-08T14:00', rules: timeline });
    const later = new Set((await waiting()).map((row) => row.split(' ')[0]));
    // M02 was sent for the second date: it is not perishable, nobody is asked for items twice.
    expect(later).toEqual(new Set(['M03', 'M06', 'M07', 'M08', 'M09']));
  });

  it('does not send an invitation that was waiting for the morning when the meeting has moved since', async () => {
    clock.set('2026-09-01T21:00');
    await reconcile({ version: 1, start: '2026-10-20T14:00', rules: timeline.slice(0, 1) });
    await reconcile({ version: 2, start: '2026-10-27T14:00', rules: [moved] });
    await office.delivery.advanceTo(at('2026-09-02T12:00').toInstant(), { setNow: clock.setNow });
    expect(slack.posted.map(({ message }) => message.card.heading)).toEqual(['MOVE', 'MOVE', 'MOVE']);
  });
});

describe('a notice given in the evening', () => {
  const notice = (rule: string, nature: Nature): DirectNotice => ({
    spaceId,
    rule,
    subject: { ...meeting, version: 1 },
    recipient: somebody('claire'),
    message: 'test.MOVE',
    nature,
  });
  const nextMorning = async () => {
    const changed = request({ version: 2, start: '2026-10-20T15:00', rules: timeline.slice(1) });
    await office.act((tx) => office.delivery.ledger.reconcile(tx, changed));
    await office.delivery.advanceTo(at('2026-09-02T08:00').toInstant(), { setNow: clock.setNow });
    return slack.posted.map(({ message }) => message.card.heading);
  };
  beforeEach(() => clock.set('2026-09-01T20:30'));

  it('still leaves at the next opening when its meeting has changed since', async () => {
    await office.act((tx) => office.delivery.ledger.notify(tx, notice('C08', 'alert')));
    expect(await nextMorning()).toEqual(['C08']);
  });

  it('that invites yields to what the change itself says', async () => {
    await office.act((tx) => office.delivery.ledger.notify(tx, notice('M01', 'invitation')));
    expect(await nextMorning()).toEqual([]);
    expect((await office.rows()).find(({ rule }) => rule === 'M01')?.state).toBe('superseded');
  });
});

describe('cancelling', () => {
  it('stops everything that waits, and knows who was told', async () => {
    await reconcile({ version: 1, start: '2026-10-20T14:00' });
    await office.delivery.drain();
    const stopped = await office.act((tx) => office.delivery.ledger.cancel(tx, meeting, 'meetingCancelled'));
    expect(stopped).toBe(18);
    expect(await waiting()).toEqual([]);
    const told = await office.act((tx) => office.delivery.ledger.told(tx, meeting));
    expect(told.map(({ id }) => id).sort()).toEqual(everybody.map(({ id }) => id).sort());
    await office.delivery.advanceTo(at('2026-11-01T12:00').toInstant(), { setNow: clock.setNow });
    expect(slack.posted).toHaveLength(3);
  });

  it('of a message already in the queue keeps it from leaving', async () => {
    await reconcile({ version: 1, start: '2026-10-20T14:00' });
    await office.act((tx) => office.delivery.ledger.cancel(tx, meeting, 'meetingCancelled'));
    await office.delivery.drain();
    expect(slack.tried).toBe(0);
  });
});

describe('for any history of moves', () => {
  const days = fc.integer({ min: 0, max: 120 });
  const steps = fc.array(
    fc.record({
      passDays: fc.integer({ min: 0, max: 12 }),
      startIn: days,
      hour: fc.integer({ min: 0, max: 23 }),
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  );

  it('a moved meeting never leaves an old reminder alive, and nothing is sent twice', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (moves) => {
        run += 1;
        const subject = idOf(`moved ${run}`);
        clock.set('2026-09-01T09:00');
        let version = 0;
        for (const { passDays, startIn, hour } of moves) {
          version += 1;
          const now = clock.now().toZonedDateTimeISO(zone);
          const start = now.toPlainDate().add({ days: startIn }).toPlainDateTime({ hour });
          await reconcile({
            version,
            start: start.toString(),
            subject,
            rules: version === 1 ? timeline : [moved, ...timeline.slice(1)],
          });
          const rows = await database.db.messageDelivery.findMany({ where: { subjectId: subject } });
          for (const { subjectVersion, state } of rows) {
            if (subjectVersion < version) expect(['planned', 'queued', 'held']).not.toContain(state);
          }
          await office.delivery.advanceTo(now.add({ days: passDays }).toInstant(), { setNow: clock.setNow });
        }
        const keys = slack.posted.map(({ message }) => message.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 12 },
    );
  });
});
