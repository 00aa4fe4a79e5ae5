/** Vitest's global setup: one embedded PostgreSQL for the run, with a migrated template that tests clone. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { deliveryQueue } from '../../src/delivery/queue.ts';
import { openLog } from '../../src/log.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { processState, type ServerSettings } from '../../src/store/postmaster.ts';
import { quickFolder, quickFolders } from './quick-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the maintenance database of the run's server. */
    postgresUrl: string;
  }
}

/** Windows has none that PostgreSQL's clients here know. */
const hasSockets = process.platform !== 'win32';

export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  await sweepKilledRuns();
  const folder = mkdtempSync(path.join(quickFolder(), `copil-test-${process.pid}-`));
  // Root lends PostgreSQL another account, which has to pass.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  const server = await openEmbeddedPostgres(folder, openLog('error'), {
    // Nothing here outlives the run: no waiting for the disk, nothing kept for replicas, no tidying up.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
      max_wal_size: '128MB',
      autovacuum: 'off',
      jit: 'off',
      max_connections: '300',
      ...quickWayIn(folder),
    },
  });
  const url = bySocket(server.url('postgres'), server.folder);
  await createTemplate(url);
  project.provide('postgresUrl', url);
  return async () => {
    await server.close();
    // Under /var/lib/copil where root's temporary folder is closed to others.
    for (const used of [path.dirname(server.folder), folder]) rmSync(used, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its server running: the next run stops it. */
async function sweepKilledRuns(): Promise<void> {
  for (const folder of quickFolders.flatMap(foldersOfRuns)) {
    try {
      if (existsSync(path.join(folder, 'postgres', 'cluster', 'postmaster.pid'))) {
        const left = await openEmbeddedPostgres(folder, openLog('silent'));
        await left.close();
      }
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another run sweeps it too, or it belongs to somebody else.
    }
  }
}

/** @returns folders of runs that are no more. */
function foldersOfRuns(place: string): string[] {
  return readdirSync(place).flatMap((name) => {
    const run = /^copil-test-(\d+)-/.exec(name)?.[1];
    return run && processState(Number(run)) !== 'running' ? [path.join(place, name)] : [];
  });
}

/** A socket in the cluster's own folder, which no other account enters: a question costs a third less, and no password. */
function quickWayIn(folder: string): ServerSettings {
  if (!hasSockets) return {};
  const entries = path.join(folder, 'who-may-enter');
  writeFileSync(entries, 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n', { mode: 0o644 });
  return { unix_socket_directories: '.', hba_file: entries };
}

/** @returns the same database, by the socket in the folder of the server where there is one. */
function bySocket(url: string, folder: string): string {
  if (!hasSockets) return url;
  const address = new URL(url);
  address.searchParams.set('host', path.join(folder, 'cluster'));
  return address.href;
}

async function createTemplate(maintenanceUrl: string): Promise<void> {
  const session = new pg.Client({ connectionString: maintenanceUrl });
  await session.connect();
  await session.query('CREATE DATABASE template_copil');
  const templateUrl = Object.assign(new URL(maintenanceUrl), { pathname: '/template_copil' }).href;
  await migrate(templateUrl);
  // The queue makes its tables when it is first opened: that too is done once.
  const queue = deliveryQueue(templateUrl, openLog('error'));
  await queue.open();
  await queue.close();
  await session.query('ALTER DATABASE template_copil WITH ALLOW_CONNECTIONS false IS_TEMPLATE true');
  await session.end();
}
