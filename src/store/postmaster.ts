import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fchownSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clusterFolder } from './cluster.ts';
import type { ClusterPlace } from './cluster-place.ts';
import { program } from './postgres-binaries.ts';

/** A PostgreSQL server process of a cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** @returns the server that postmaster.pid names (PostgreSQL manual, 19.3 and miscadmin.h), dead or alive. */
export function readPostmaster(place: ClusterPlace): Postmaster | null {
  const file = path.join(clusterFolder(place), 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/** @returns running, dead, or unreaped: dead, but its parent has not taken note yet. */
export function processState(pid: number): 'running' | 'unreaped' | 'dead' {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'running' : 'dead';
  }
  try {
    // proc(5): the state follows the command name, which is in parentheses and may contain spaces.
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /^Z|X/.test(status.slice(status.lastIndexOf(')') + 2)) ? 'unreaped' : 'running';
  } catch {
    return 'running';
  }
}

/**
 * PostgreSQL refuses to start while the process that postmaster.pid names exists, even if it is dead and nobody has
 * reaped it, or if its number went to another program (small numbers come back soon in a container). Waits for the
 * reaping, then removes the file, but only where /proc proves that no process works in the cluster.
 * @param patienceSeconds how long to wait for the reaping
 */
export async function clearStalePostmaster(place: ClusterPlace, patienceSeconds = 3): Promise<void> {
  for (let tries = 0; tries < patienceSeconds * 10; tries++) {
    const stale = readPostmaster(place);
    if (!stale || processState(stale.pid) !== 'unreaped') break;
    await pause(100);
  }
  const stale = readPostmaster(place);
  if (!stale || !existsSync('/proc/self/cwd') || processState(stale.pid) === 'dead') return;
  if (worksIn(clusterFolder(place))) return;
  // Another service may have started its server in the meantime: its file stays.
  if (readPostmaster(place)?.pid === stale.pid)
    rmSync(path.join(clusterFolder(place), 'postmaster.pid'), { force: true });
}

/** Whether a living process has this folder as its working directory, as every PostgreSQL process of a cluster has. */
function worksIn(folder: string): boolean {
  const target = realpathSync(folder);
  return readdirSync('/proc').some((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === target;
    } catch {
      return false;
    }
  });
}

/**
 * Starts a server on a loopback port, in a session of its own: Ctrl-C in the terminal must reach the service
 * first, which stops the server when its own work is done.
 * @returns the started process; it may still die, which `exited` tells.
 */
export function startPostmaster(place: ClusterPlace, port: number, flags: ServerSettings): StartedPostmaster {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements that fail are reported by the service; the file keeps what the server says of itself.
    log_min_messages: 'log',
    ...flags,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openServerLog(place);
  const child = spawn(
    program(place.binaries, 'postgres'),
    ['-D', clusterFolder(place), '-p', `${port}`, ...options],
    {
      ...place.account,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      // A file rather than a pipe: the server must survive the death of the service.
      stdio: ['ignore', log, log],
      detached: true,
    },
  );
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  return { pid: child.pid ?? 0, port, exited };
}

/** What the server says of itself; an earlier megabyte is kept beside it. */
function openServerLog(place: ClusterPlace): number {
  const file = path.join(place.folder, 'log');
  if (existsSync(file) && statSync(file).size > 1_000_000) renameSync(file, `${file}.old`);
  const log = openSync(file, 'a', 0o600);
  if (place.account) fchownSync(log, place.account.uid, place.account.gid);
  return log;
}

/** Settings of the PostgreSQL server (PostgreSQL manual, chapter 19). */
export type ServerSettings = Readonly<Record<string, string>>;

export interface StartedPostmaster extends Postmaster {
  /** Resolves when the process has ended. */
  readonly exited: Promise<void>;
}

/**
 * Stops a server: at once for its clients, cleanly for its files ("fast" shutdown, PostgreSQL manual 18.5).
 * @param patienceSeconds after which it is stopped without a checkpoint; the next start then replays its journal
 */
export async function stopPostmaster(postmaster: Postmaster, patienceSeconds = 20): Promise<void> {
  if (!signal(postmaster.pid, 'SIGINT')) return;
  for (let tries = 0; processState(postmaster.pid) === 'running'; tries++) {
    if (tries === patienceSeconds * 50) signal(postmaster.pid, 'SIGQUIT');
    if (tries > patienceSeconds * 50 + 250) return;
    await pause(20);
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** @returns a loopback port that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
