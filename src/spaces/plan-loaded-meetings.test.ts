import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAssociation } from '../../test/support/read-association.ts';
import { openTestStore } from '../../test/support/test-store.ts';
import type { Delivery } from '../delivery/dispatch.ts';
import { openLog } from '../log.ts';
import type { Store } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { demoSpace } from './demo-space.ts';
import { importSpace } from './import-space.ts';
import { planLoadedMeetings } from './plan-loaded-meetings.ts';
import { planningDelivery } from './planning-delivery.ts';
import { setLocalClock } from './set-local-clock.ts';

let store: Store;
let delivery: Delivery;
beforeEach(async () => {
  store = await openTestStore();
  delivery = planningDelivery(store, openLog('silent'), ['local']);
});
afterEach(async () => {
  await delivery.stop();
  await store.close();
});

function load(source: unknown) {
  const afterLoad = planLoadedMeetings(delivery.ledgerAt);
  // Far from every clock of the files: what is planned must follow theirs.
  const now = Temporal.Instant.from('2031-01-01T00:00:00Z');
  return importSpace(store, source, { now, setClock: setLocalClock, afterLoad });
}

async function planned(code: string, number: number): Promise<Record<string, string>> {
  const meeting = await store.db.meeting.findFirstOrThrow({ where: { number, committee: { code } } });
  const rows = await store.db.messageDelivery.findMany({
    where: { subjectId: meeting.id },
    orderBy: { dueAt: 'asc' },
  });
  return Object.fromEntries(
    rows.map(({ rule, dueAt }) => [
      rule,
      toInstant(dueAt).toZonedDateTimeISO(meeting.timeZone).toPlainDateTime().toString(),
    ]),
  );
}

describe('meetings of a loaded space', () => {
  it('invite nobody again, and remind from the clock of the file on', async () => {
    expect(await load(demoSpace())).toMatchObject({ ok: true });
    // Tuesday 20 October 2026, 14:00: what falls on a weekend moves to the Friday before.
    expect(await planned('COPIL', 3)).toEqual({
      M02: '2026-10-06T09:00:00',
      'M02-WEATHER': '2026-10-06T09:00:00',
      M03: '2026-10-09T09:00:00',
      M04: '2026-10-12T09:00:00',
      'M04-12H': '2026-10-12T12:00:00',
      'M04-16H': '2026-10-12T16:00:00',
      M05: '2026-10-15T09:00:00',
      M06: '2026-10-16T09:00:00',
      M07: '2026-10-16T09:00:00',
      M08: '2026-10-19T09:00:00',
      'M08-WEATHER': '2026-10-19T09:00:00',
      M09: '2026-10-20T13:45:00',
      M10: '2026-10-20T14:00:00',
      'NOT-OPENED': '2026-10-20T16:30:00',
    });
    expect(await planned('COPIL', 1)).toEqual({});
  });

  it('invite now when the file says nobody has been told', async () => {
    await load(readAssociation('flamboyants'));
    const rules = await planned('SUIVI', 1);
    expect(rules).toMatchObject({ M01: '2027-03-08T07:45:00', M08: '2027-03-17T09:00:00' });
    expect(await planned('CP', 4)).toEqual({});
    expect(Object.keys(await planned('CP', 5))).not.toContain('M01');
  });

  it('leave the queue what is due at once, for the service that starts next', async () => {
    await load(readAssociation('flamboyants'));
    const states = await store.db.messageDelivery.findMany({
      where: { rule: 'M01' },
      select: { state: true },
    });
    expect(states).toEqual([{ state: 'queued' }, { state: 'queued' }, { state: 'queued' }]);
    const jobs = await store.db.$queryRaw<
      { jobs: bigint }[]
    >`SELECT count(*) AS jobs FROM pgboss.job WHERE state = 'created'`;
    expect(Number(jobs[0]?.jobs)).toBeGreaterThanOrEqual(3);
  });
});
