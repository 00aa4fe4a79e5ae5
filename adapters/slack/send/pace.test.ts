import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/time.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { forgetSlots, type Pace, postingPace } from './pace.ts';

describe('the pace of messages', () => {
  let database: TestDatabase;
  let now: Temporal.Instant;
  let waited: number[];
  const clock: Clock = { now: () => now, system: () => now };
  const replica = (intervals = {}): Pace =>
    postingPace({ db: database.db, clock, intervals, wait: async (ms) => void waited.push(ms) });

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  beforeEach(async () => {
    await database.db.sendSlot.deleteMany();
    now = Temporal.Instant.from('2026-09-01T08:00:00.123Z');
    waited = [];
  });
  afterAll(() => database.close());

  it('lets one message a second into a conversation: the next waits, the third comes back later', async () => {
    const pace = replica();
    expect(await pace.turn('T1', 'C1')).toBe(0);
    expect(waited).toEqual([]);
    expect(await pace.turn('T1', 'C1')).toBe(0);
    expect(waited).toEqual([1_000]);
    expect(await pace.turn('T1', 'C1')).toBe(2);
    now = now.add({ seconds: 2 });
    expect(await pace.turn('T1', 'C1')).toBe(0);
    expect(waited).toEqual([1_000]);
  });

  it('takes no turn for a message that is sent away', async () => {
    const pace = replica();
    for (let copy = 0; copy < 20; copy++) await pace.turn('T1', 'C1');
    now = now.add({ seconds: 2 });
    expect(await pace.turn('T1', 'C1')).toBe(0);
    expect(waited).toEqual([1_000]);
  });

  it('lets five messages a second into a workspace, wherever they go', async () => {
    const pace = replica();
    const turns = [];
    for (let channel = 0; channel < 12; channel++) turns.push(await pace.turn('T1', `C${channel}`));
    expect(turns.filter((seconds) => seconds === 0)).toHaveLength(8);
    expect(waited).toEqual([200, 400, 600, 800, 1_000, 1_200, 1_400]);
    expect(await pace.turn('T2', 'C1')).toBe(0);
  });

  it('gives the conversation its turn back when the workspace has none', async () => {
    const pace = replica();
    for (let channel = 0; channel < 8; channel++) await pace.turn('T1', `C${channel}`);
    expect(await pace.turn('T1', 'C99')).toBe(2);
    const slot = await database.db.sendSlot.findUnique({ where: { id: 'slack:T1:C99' } });
    expect(slot?.freeAt.getTime()).toBeLessThanOrEqual(now.epochMilliseconds);
  });

  it('holds for all replicas together', async () => {
    const replicas = [replica(), replica()];
    const turns = await Promise.all(
      Array.from({ length: 10 }, (_, copy) => (replicas[copy % 2] as Pace).turn('T1', 'C1')),
    );
    expect(turns.filter((seconds) => seconds === 0)).toHaveLength(2);
    expect(waited).toEqual([1_000]);
  });

  it('leaves no row behind for long, and forgets none that still counts', async () => {
    await replica().turn('T1', 'C1');
    now = now.add({ hours: 1 });
    await replica().turn('T1', 'C2');
    now = now.add({ seconds: 2 });
    await forgetSlots(database.db, now);
    const left = await database.db.sendSlot.findMany({ orderBy: { id: 'asc' } });
    expect(left.map(({ id }) => id)).toEqual(['slack:T1', 'slack:T1:C2']);
  });

  it('asks nobody when there is no limit', async () => {
    const pace = replica({ perConversationMs: 0, perWorkspaceMs: 0 });
    for (let copy = 0; copy < 20; copy++) expect(await pace.turn('T1', 'C1')).toBe(0);
    expect(waited).toEqual([]);
    expect(await database.db.sendSlot.count()).toBe(0);
  });
});
