/** The same promises for whoever starts the service: an ordinary user, and root in a folder that only root can enter. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clusterPlace, fallbackFolder } from '../../src/store/cluster-place.ts';
import { postgresBinaries } from '../../src/store/postgres-binaries.ts';
import {
  type Account,
  databaseServer,
  isRunning,
  privateFolder,
  query,
  startService,
} from './service-process.ts';

const isRoot = process.getuid?.() === 0;
const nobody: Account = { uid: 65534, gid: 65534 };

/** Starts, commits, kills, starts again, and stops. */
async function surviveKill(data: string, postgres: () => string, account?: Account): Promise<string> {
  const first = await startService(data, { account });
  await first.ready();
  const left = databaseServer(postgres());
  await query(
    left.url,
    `INSERT INTO "Space" (id, slug, name, "projectName") VALUES (gen_random_uuid(), 's', 'n', 'p')`,
  );
  await first.stop('SIGKILL');
  const second = await startService(data, { account });
  await second.ready();
  expect(await query(databaseServer(postgres()).url, 'SELECT slug FROM "Space"')).toContainEqual({
    slug: 's',
  });
  expect(await second.stop('SIGTERM')).toBe(0);
  expect(isRunning(left.pid)).toBe(false);
  return first.output();
}

describe.runIf(isRoot)('root, in a folder that only root can enter', () => {
  it('keeps the database under /var/lib/copil, says so, and loses nothing after kill -9', async () => {
    const folder = privateFolder();
    const data = path.join(folder.path, 'data');
    const elsewhere = fallbackFolder(data);
    try {
      const output = await surviveKill(data, () => path.join(elsewhere, 'postgres'));
      expect(output).toContain(`the database is kept in ${elsewhere}`);
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
      folder.remove();
    }
  });

  it('runs a copy of the programs when node_modules is closed to PostgreSQL', () => {
    const folder = privateFolder();
    const { folder: native } = postgresBinaries();
    const closed = path.join(folder.path, 'native');
    cpSync(native, closed, { recursive: true, verbatimSymlinks: true });
    const version = 'test-copy';
    const place = clusterPlace(path.join(folder.path, 'data'), { folder: closed, version });
    try {
      expect(place.binaries.folder).toBe(`/var/lib/copil/postgresql-${version}/native`);
      const program = path.join(place.binaries.folder, 'bin', 'postgres');
      expect(`${execFileSync(program, ['--version'], { ...place.account, cwd: '/' })}`).toMatch(
        /^postgres \(PostgreSQL\)/,
      );
    } finally {
      rmSync(`/var/lib/copil/postgresql-${version}`, { recursive: true, force: true });
      rmSync(fallbackFolder(path.join(folder.path, 'data')), { recursive: true, force: true });
      folder.remove();
    }
  });

  it('does not start with an empty database because the folder was closed after the first start', () => {
    const folder = privateFolder();
    const data = path.join(folder.path, 'data');
    mkdirSync(path.join(data, 'postgres'), { recursive: true });
    try {
      expect(() => clusterPlace(data)).toThrow(`The database in ${data}/postgres exists, but the account`);
      expect(existsSync(fallbackFolder(data))).toBe(false);
    } finally {
      folder.remove();
    }
  });
});

describe('an ordinary user', () => {
  const canRead = !isRoot || nobodyCanRead();
  it.runIf(canRead)('keeps everything in the data directory, and loses nothing after kill -9', async () => {
    const account = isRoot ? nobody : undefined;
    const folder = privateFolder(account);
    const data = path.join(folder.path, 'data');
    try {
      await surviveKill(data, () => path.join(data, 'postgres'), account);
    } finally {
      folder.remove();
    }
  });

  it.runIf(isRoot && canRead)('is told whose database it is when root made it', async () => {
    const folder = privateFolder(nobody);
    const data = path.join(folder.path, 'data');
    mkdirSync(path.join(data, 'postgres'), { recursive: true });
    execFileSync('chmod', ['a+rwx', data]);
    try {
      const service = await startService(data, { account: nobody });
      expect(await service.ended).toBe(1);
      expect(service.output()).toContain(
        `The database in ${data}/postgres belongs to another account (uid 0)`,
      );
    } finally {
      folder.remove();
    }
  });
});

/** Root may have cloned the repository where nobody else can enter. */
function nobodyCanRead(): boolean {
  try {
    execFileSync(process.execPath, ['--version'], {
      ...nobody,
      cwd: path.resolve(import.meta.dirname),
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
