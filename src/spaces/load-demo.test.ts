import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore } from '../../test/support/test-store.ts';
import { nextNumber } from '../people/number-series.ts';
import type { Store } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { demoSpace } from './demo-space.ts';
import { importSpace } from './import-space.ts';
import { setLocalClock } from './set-local-clock.ts';

const now = Temporal.Instant.from('2027-09-01T06:00:00Z');
const ports = { now, setClock: setLocalClock, afterLoad: async () => {} };

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

describe('the demo', () => {
  it('loads at its own hour, with what the story needs', async () => {
    const result = await importSpace(store, demoSpace(), ports);
    if (!result.ok) throw new Error('refused');
    expect(result.clock?.toString()).toBe('2026-09-01T06:30:00Z');
    const { db } = store;
    expect(await db.site.count()).toBe(15);
    expect(await db.deployment.count({ where: { pilot: true } })).toBe(2);
    expect(await db.site.count({ where: { directorId: null } })).toBe(0);
    expect(await db.membership.count({ where: { committee: { code: 'COPIL' }, voting: true } })).toBe(9);
    expect(await db.committee.count({ where: { kind: 'workingGroup' } })).toBe(3);
    expect(await store.transaction((tx) => nextNumber(tx, result.spaceId, 'D', 2026))).toBe('D-2026-004');
    expect(await store.transaction((tx) => nextNumber(tx, result.spaceId, 'A', 2026))).toBe('A-2026-007');
    const channels = await db.channel.findMany({
      where: { name: 'copil-dui' },
      orderBy: { workspace: 'asc' },
    });
    expect(channels.map(({ workspace }) => workspace)).toEqual(['agla', 'rives-doust']);
    const meetings = await db.meeting.findMany({
      orderBy: { number: 'asc' },
      include: { invitations: true },
    });
    expect(meetings.map(({ number, state, invitations }) => [number, state, invitations.length])).toEqual([
      [1, 'approved', 9],
      [3, 'held', 9],
      [4, 'held', 9],
      [5, 'held', 9],
      [6, 'held', 9],
      [7, 'held', 9],
    ]);
    expect(toInstant(meetings[1]?.startsAt as Date).toString()).toBe('2026-10-20T12:00:00Z');
    const open = await db.actionItem.findMany({
      where: { state: { in: ['todo', 'doing'] } },
      orderBy: { dueOn: 'asc' },
    });
    expect(open.map(({ dueOn }) => dueOn.toISOString() < '2026-09-01')).toEqual([true, false, false, false]);
  });
});
