import { realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../log.ts';
import { StartupError } from '../startup-error.ts';
import { clusterFolder, clusterPassword, createCluster, removeUnfinishedClusters } from './cluster.ts';
import { type ClusterPlace, clusterPlace } from './cluster-place.ts';
import {
  clearStalePostmaster,
  freePort,
  type Postmaster,
  processState,
  readPostmaster,
  type ServerSettings,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts';

/** A running embedded server that this process alone uses. */
export interface EmbeddedPostgres {
  /** Where its files are. */
  readonly folder: string;
  /** Address of a database of this server; `copil` is the service's. */
  url(database?: string): string;
  /** Stops the server, also one that was adopted. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly settings?: ServerSettings;
  /** The server was lost for good while the service ran, or another service took it over. */
  readonly onLost?: (reason: Error) => void;
}

/** Whoever holds this advisory lock is the service of the data directory ("copil" in ASCII). */
const serviceLock = '427069434220';
const patienceMilliseconds = 60_000;

/** The server of a data directory while its lock is held. */
interface Holding extends Postmaster {
  /** The dedicated session that holds the service lock: it ends with the service, however that dies. */
  readonly session: pg.Client;
}

/**
 * Starts the embedded PostgreSQL of a data directory, or adopts the one that a killed service left running.
 * @param dataDirectory absolute path; created when missing
 * @throws StartupError when another service uses the directory; its server is not touched
 */
export async function openEmbeddedPostgres(
  dataDirectory: string,
  log: Logger,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const place = clusterPlace(dataDirectory);
  for (const remark of place.remarks) log.warn(remark);
  await createCluster(place);
  const open = (port?: number) => hold(place, log, options.settings ?? {}, port);
  let holding = await open();
  let closing = false;
  removeUnfinishedClusters(place);
  await createDatabase(holding.session, 'copil');

  const watch = () => {
    holding.session.once('end', async () => {
      if (closing) return;
      log.error('The embedded PostgreSQL went away; starting it again.');
      try {
        holding = await open(holding.port);
        watch();
        log.info('The embedded PostgreSQL is back.');
      } catch (error) {
        if (!closing) options.onLost?.(error as Error);
      }
    });
  };
  watch();

  const { port } = holding;
  const password = clusterPassword(place);
  return {
    folder: place.folder,
    url: (database = 'copil') => `postgresql://copil:${password}@127.0.0.1:${port}/${database}`,
    close: async () => {
      closing = true;
      // The server first: until it is down no other service may adopt it.
      await stopPostmaster(holding);
      await holding.session.end().catch(() => {});
    },
  };
}

/** Adopts or starts the server until the service lock is held. */
async function hold(
  place: ClusterPlace,
  log: Logger,
  settings: ServerSettings,
  port?: number,
): Promise<Holding> {
  const deadline = performance.now() + patienceMilliseconds;
  let reason = '';
  while (performance.now() < deadline) {
    await clearStalePostmaster(place);
    const running = readPostmaster(place);
    const alive = running !== null && processState(running.pid) === 'running';
    const outcome = alive
      ? await adopt(place, running, log)
      : await start(place, settings, port ?? (await freePort()));
    if (!(outcome instanceof Error)) {
      if (await lock(outcome.session)) return outcome;
      await outcome.session.end();
      throw new StartupError(
        `Another copil already uses the data directory ${place.dataDirectory}. ` +
          'Stop it, or set COPIL_DATA to another directory.',
      );
    }
    // A server that runs but does not answer yet is starting, recovering, or stopping under another service.
    reason = outcome.message;
    await pause(50);
  }
  throw new StartupError(
    `The embedded PostgreSQL in ${place.folder} does not start (${reason}); see ${place.folder}/log.`,
  );
}

async function adopt(place: ClusterPlace, running: Postmaster, log: Logger): Promise<Holding | Error> {
  const session = await connect(place, running.port);
  if (session instanceof Error) return session;
  log.debug({ port: running.port }, 'A PostgreSQL of this data directory is already running.');
  return { ...running, session };
}

async function start(place: ClusterPlace, settings: ServerSettings, port: number): Promise<Holding | Error> {
  const child = startPostmaster(place, port, settings);
  let alive = true;
  child.exited.then(() => {
    alive = false;
  });
  let answer: pg.Client | Error = new Error('it ended at once');
  while (alive) {
    answer = await connect(place, port);
    if (answer instanceof pg.Client) return { pid: child.pid, port, session: answer };
    await pause(15);
  }
  return answer instanceof Error ? answer : new Error('it ended at once');
}

/** Connects to a server if it serves this cluster. */
async function connect(place: ClusterPlace, port: number): Promise<pg.Client | Error> {
  const session = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'copil',
    password: clusterPassword(place),
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
    application_name: 'copil service lock',
  });
  // The end of the session is what counts; without a listener the error would end the process.
  session.on('error', () => {});
  try {
    await session.connect();
    const { rows } = await session.query('SHOW data_directory');
    if (realpathSync(rows[0].data_directory) === realpathSync(clusterFolder(place))) return session;
    await session.end();
    return new Error(`port ${port} belongs to another PostgreSQL`);
  } catch (error) {
    await session.end().catch(() => {});
    return error as Error;
  }
}

/** Takes the service lock; waits a moment, since a killed service's session ends a little after it. */
async function lock(session: pg.Client): Promise<boolean> {
  for (let tries = 0; tries < 15; tries++) {
    const { rows } = await session.query(`SELECT pg_try_advisory_lock(${serviceLock}) AS taken`);
    if (rows[0].taken) return true;
    await pause(100);
  }
  return false;
}

async function createDatabase(session: pg.Client, name: string): Promise<void> {
  const { rowCount } = await session.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (!rowCount) await session.query(`CREATE DATABASE ${session.escapeIdentifier(name)}`);
}
