/** Nasty case 9 (domain.md 5.4) against a real process: killed just before and in the middle of the 09:00 batch. */
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LedgerRow, Seen, SeenMessage } from '../journeys/driver.ts';
import {
  databaseServer,
  privateFolder,
  query,
  type ServiceProcess,
  startService,
} from './service-process.ts';

const silent = ['anne-laure', 'bruno', 'claire', 'fatou', 'helene', 'karim', 'sophie', 'thomas', 'yann'];
let folder: ReturnType<typeof privateFolder>;
let data: string;
let service: ServiceProcess;

beforeAll(() => {
  folder = privateFolder();
  chmodSync(folder.path, 0o711);
  data = path.join(folder.path, 'data');
});
afterAll(async () => {
  await service.stop('SIGTERM');
  folder.remove();
});

async function start(): Promise<void> {
  service = await startService(data, { env: { COPIL_SEED: 'demo', LOG_LEVEL: 'warn' } });
  await service.ready();
}

async function call<T>(route: string, body?: unknown): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${service.port}/local/api/${route}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  return (await response.json()) as T;
}

/** How often each person was asked again, as they see it. */
async function remindersByPerson(): Promise<Record<string, number>> {
  const { messages } = await call<{ messages: SeenMessage[] }>('messages');
  const reminders = messages.filter(
    ({ in: where, text }) => where === 'dm' && text.includes('votre réponse est attendue'),
  );
  return Object.fromEntries(
    silent.map((handle) => [handle, reminders.filter(({ to }) => to === handle).length]),
  );
}

async function waiting(): Promise<LedgerRow[]> {
  const { ledger } = await call<{ ledger: LedgerRow[] }>('ledger?rule=M03');
  return ledger.filter(({ state, dueAt }) => state !== 'sent' && dueAt.startsWith('2026-09-11'));
}

it('the 09:00 batch is sent once, killed at 08:59:30 and again in the middle of it', async () => {
  await start();
  await call<Seen>('say', {
    as: 'claire',
    in: 'copil-dui',
    text: '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"',
  });
  await call('clock', { to: '2026-09-11T08:59:30' });
  await service.stop('SIGKILL');

  await start();
  expect(await waiting()).toHaveLength(9);
  const batch = call('clock', { to: '2026-09-11T09:00' }).catch(() => undefined);
  while (Object.values(await remindersByPerson()).every((count) => count === 0)) await pause(5);
  await service.stop('SIGKILL');
  await batch;

  await start();
  // A minute and a half go by: the leases of the dead worker end.
  await query(
    databaseServer(path.join(data, 'postgres')).url,
    `UPDATE "MessageDelivery" SET "leasedUntil" = "leasedUntil" - interval '10 minutes' WHERE "leasedUntil" IS NOT NULL`,
  );
  while ((await waiting()).length > 0) await pause(200);
  expect(await remindersByPerson()).toEqual(Object.fromEntries(silent.map((handle) => [handle, 1])));
}, 120_000);
