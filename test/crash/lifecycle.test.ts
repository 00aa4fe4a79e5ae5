/** What `npm start` survives: each promise against real processes and a real PostgreSQL. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  databaseServer,
  isRunning,
  privateFolder,
  query,
  type ServiceProcess,
  startService as spawnService,
} from './service-process.ts';

/** A data directory that was started once and stopped: creating a database is the work of one start, not of each. */
const before = openFolder();
const startedOnce = path.join(before.path, 'data');
let folder: ReturnType<typeof privateFolder>;
let data: string;
let postgres: string;
const started: ServiceProcess[] = [];

beforeAll(async () => {
  const first = await spawnService(startedOnce);
  await first.ready();
  await first.stop('SIGTERM');
});
afterAll(() => before.remove());

beforeEach(() => {
  folder = openFolder();
  data = path.join(folder.path, 'data');
  execFileSync('cp', ['-a', startedOnce, data]);
  postgres = path.join(data, 'postgres');
});

afterEach(async () => {
  for (const service of started.splice(0)) await service.stop('SIGTERM');
  if (existsSync(path.join(postgres, 'cluster', 'postmaster.pid'))) {
    const { pid } = databaseServer(postgres);
    if (pid !== process.pid && isRunning(pid)) process.kill(pid, 'SIGQUIT');
  }
  folder.remove();
});

/** Root's PostgreSQL runs under another account, which must be able to pass; accounts.test.ts has the closed folder. */
function openFolder(): ReturnType<typeof privateFolder> {
  const opened = privateFolder();
  chmodSync(opened.path, 0o711);
  return opened;
}

async function startService(env?: Record<string, string>): Promise<ServiceProcess> {
  const service = await spawnService(data, { env });
  started.push(service);
  return service;
}

const insertSpace = `INSERT INTO "Space" (id, slug, name, "projectName") VALUES (gen_random_uuid(), 'kept', 'k', 'p')`;
const keptSpaces = `SELECT count(*)::int AS kept FROM "Space" WHERE slug = 'kept'`;

describe('after kill -9', () => {
  it('of the service, the next start adopts the server it left, and nothing committed is missing', async () => {
    const first = await startService();
    await first.ready();
    const left = databaseServer(postgres);
    await query(left.url, insertSpace);
    await first.stop('SIGKILL');
    expect(isRunning(left.pid)).toBe(true);

    const second = await startService();
    await second.ready();
    expect(databaseServer(postgres).pid).toBe(left.pid);
    expect(await query(left.url, keptSpaces)).toEqual([{ kept: 1 }]);
    expect(await second.stop('SIGTERM')).toBe(0);
    expect(isRunning(left.pid)).toBe(false);
  });

  it('of the service and of its database, the next start recovers everything committed', async () => {
    const first = await startService();
    await first.ready();
    const left = databaseServer(postgres);
    await query(left.url, insertSpace);
    await first.stop('SIGKILL');
    process.kill(left.pid, 'SIGKILL');

    const second = await startService();
    await second.ready();
    expect(await query(databaseServer(postgres).url, keptSpaces)).toEqual([{ kept: 1 }]);
  });

  it('of the database alone, the running service brings it back', async () => {
    const service = await startService();
    await service.ready();
    const { pid, url } = databaseServer(postgres);
    await query(url, insertSpace);
    process.kill(pid, 'SIGKILL');
    const restarted = () => {
      try {
        return databaseServer(postgres).pid || pid;
      } catch {
        // Its file goes and comes back on the way.
        return pid;
      }
    };
    while (isRunning(pid) || restarted() === pid) await pause(20);
    await service.ready();
    expect(await query(url, keptSpaces)).toEqual([{ kept: 1 }]);
  });

  it('a process number that now belongs to another program does not block the start', async () => {
    const first = await startService();
    await first.ready();
    await query(databaseServer(postgres).url, insertSpace);
    const file = path.join(postgres, 'cluster', 'postmaster.pid');
    const stale = readFileSync(file, 'utf8').split('\n');
    const owner = { uid: statSync(file).uid, gid: statSync(file).gid };
    await first.stop('SIGTERM');
    const other = spawn('sleep', ['60'], owner);
    writeFileSync(file, [other.pid, ...stale.slice(1)].join('\n'), { mode: 0o600 });
    chownSync(file, owner.uid, owner.gid);

    const second = await startService();
    await second.ready();
    expect(await query(databaseServer(postgres).url, keptSpaces)).toEqual([{ kept: 1 }]);
    other.kill();
  });
});

describe('one data directory has one service', () => {
  it('a second one says so, stops, and leaves the first alone', async () => {
    const first = await startService();
    await first.ready();
    const { pid } = databaseServer(postgres);
    const second = await startService();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Another copil already uses the data directory ${data}.`);
    expect(databaseServer(postgres).pid).toBe(pid);
    await first.ready();
  });

  it('of two that start at once on an empty directory, one serves and the other says why it does not', async () => {
    rmSync(data, { recursive: true });
    const both = await Promise.all([startService(), startService()]);
    const outcome = await Promise.all(
      both.map((service) => Promise.race([service.ready().then(() => 'ready' as const), service.ended])),
    );
    expect(outcome.toSorted()).toEqual([1, 'ready']);
    const loser = both[outcome.indexOf(1)];
    expect(loser?.output()).toContain('Another copil already uses the data directory');
  });
});

describe('stopping', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s stops the service and everything it started',
    async (signal) => {
      const service = await startService();
      await service.ready();
      const { pid } = databaseServer(postgres);
      expect(await service.stop(signal)).toBe(0);
      expect(isRunning(pid)).toBe(false);
      expect(existsSync(path.join(postgres, 'cluster', 'postmaster.pid'))).toBe(false);
    },
  );
});

describe('a start that cannot go on', () => {
  it('names every wrong variable in one line each, and ends with 1', async () => {
    const service = await startService({ LOG_LEVEL: 'loud', PUBLIC_URL: 'nowhere' });
    expect(await service.ended).toBe(1);
    expect(service.output()).toMatch(/PUBLIC_URL: read “nowhere”.*\n.*LOG_LEVEL: read “loud”/);
    expect(service.output()).not.toContain('    at ');
  });

  it('names PORT when the port is in use, and leaves no database running', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const service = await startService({ PORT: `${port}` });
    expect(await service.ended).toBe(1);
    expect(service.output()).toContain(`PORT: 127.0.0.1:${port} is in use by another program.`);
    expect(existsSync(path.join(postgres, 'cluster', 'postmaster.pid'))).toBe(false);
    other.close();
  });
});

it('the password of the database is readable by its owner only', async () => {
  const service = await startService();
  await service.ready();
  expect(statSync(path.join(postgres, 'password')).mode & 0o777).toBe(0o600);
});
