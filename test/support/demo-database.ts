import { openLog } from '../../src/log.ts';
import { demoSpace } from '../../src/spaces/demo-space.ts';
import { importSpace } from '../../src/spaces/import-space.ts';
import { planLoadedMeetings } from '../../src/spaces/plan-loaded-meetings.ts';
import { planningDelivery } from '../../src/spaces/planning-delivery.ts';
import { setLocalClock } from '../../src/spaces/set-local-clock.ts';
import { openStore } from '../../src/store/store.ts';
import { makeTemplate, openTestDatabase, type TestDatabase } from './database.ts';

/** Where the clock of the demo begins. */
export const demoHour = Temporal.Instant.from('2026-09-01T06:30:00Z');

/**
 * A database of one's own in which the demo is loaded. The loader of the service does it once a run for each instant;
 * what it left is cloned. Tests of loading itself begin with `openTestDatabase`.
 *
 * @param now instant of the loading: what is still to be sent is planned from there on
 * @param how whether the local workspace's clock was set, as the local service does
 */
export async function openDemoDatabase(
  now: Temporal.Instant,
  { localClock = false }: { localClock?: boolean } = {},
): Promise<TestDatabase> {
  const template = `demo_${localClock ? 'local' : 'at'}_${now.epochMilliseconds}`;
  await makeTemplate(template, (url) => loadDemo(url, now, localClock));
  return openTestDatabase(template);
}

async function loadDemo(databaseUrl: string, now: Temporal.Instant, localClock: boolean): Promise<void> {
  const log = openLog('error');
  const store = await openStore({ databaseUrl, dataDirectory: '/nonexistent' }, log);
  const delivery = planningDelivery(store, log, ['local', 'slack']);
  const loaded = await importSpace(store, demoSpace(), {
    now,
    ...(localClock ? { setClock: setLocalClock } : {}),
    afterLoad: planLoadedMeetings(delivery.ledgerAt),
  });
  await delivery.stop();
  await store.close();
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
}
