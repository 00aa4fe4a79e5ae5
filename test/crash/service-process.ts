import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../src/store/postmaster.ts';
import { compiled } from '../support/compiled.ts';
import { quickFolder } from '../support/quick-folder.ts';

/** An operating system account. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The service as a process of its own, as `npm start` runs it. */
export interface ServiceProcess {
  readonly pid: number;
  readonly port: number;
  /** Everything it has written so far. */
  output(): string;
  /** Resolves when GET /readyz says so; rejects with the output when the process ends first. */
  ready(): Promise<void>;
  /** Sends a signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** @returns a service started on this data directory, with an empty space and a port of its own. */
export async function startService(
  dataDirectory: string,
  { account, env = {} }: { account?: Account; env?: Record<string, string> } = {},
): Promise<ServiceProcess> {
  const port = Number(env.PORT ?? (await freePort()));
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    ...account,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...compiled,
      COPIL_DATA: dataDirectory,
      COPIL_SEED: 'none',
      PORT: `${port}`,
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => resolve(code));
  });
  return {
    pid: child.pid ?? 0,
    port,
    output: () => output,
    ended,
    ready: () => untilReady(child, port, () => output),
    stop: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

async function untilReady(child: ChildProcess, port: number, output: () => string): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (response?.ok) return;
    await pause(50);
  }
  throw new Error(`The service ended before it was ready:\n${output()}`);
}

/** @returns a new folder for data that the account owns and nobody else enters. */
export function privateFolder(account?: Account): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(quickFolder(), 'copil-crash-'));
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** @returns the process id and the address of the database server whose files are in this folder. */
export function databaseServer(postgresFolder: string): { pid: number; url: string } {
  const lines = readFileSync(path.join(postgresFolder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(path.join(postgresFolder, 'password'), 'utf8').trim();
  return { pid: Number(lines[0]), url: `postgresql://copil:${password}@127.0.0.1:${lines[3]}/copil` };
}

/** Runs one statement on a database. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  try {
    return (await session.query(sql)).rows;
  } finally {
    await session.end();
  }
}

/** Whether a process exists and is not merely waiting to be reaped. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    // Without /proc the signal alone has to tell.
    return (error as NodeJS.ErrnoException).syscall === 'open';
  }
}
