import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type ClusterPlace, moveUnlessThere } from './cluster-place.ts';
import { program } from './postgres-binaries.ts';

/** @returns the folder that PostgreSQL calls its data directory. */
export function clusterFolder(place: ClusterPlace): string {
  return path.join(place.folder, 'cluster');
}

/** @returns the random password of the cluster, readable by its account only. */
export function clusterPassword(place: ClusterPlace): string {
  return readFileSync(path.join(place.folder, 'password'), 'utf8').trim();
}

/**
 * Creates the cluster when there is none. It is built beside its place and renamed when complete, so a crash leaves no
 * half-made cluster, and of two services that start at once on an empty directory one wins and both go on with it.
 * @throws Error with what initdb wrote.
 */
export async function createCluster(place: ClusterPlace): Promise<void> {
  if (existsSync(place.folder)) return;
  const unfinished = mkdtempSync(`${place.folder}.new-`);
  const password = path.join(unfinished, 'password');
  try {
    writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (place.account) {
      for (const item of [unfinished, password]) chownSync(item, place.account.uid, place.account.gid);
    }
    await initdb(place, path.join(unfinished, 'cluster'), password);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // The winner of a race clears the attempts of others.
    if (existsSync(place.folder)) return;
    throw error;
  }
  moveUnlessThere(unfinished, place.folder);
}

/** Removes what an interrupted creation left. Call it only while holding the service lock. */
export function removeUnfinishedClusters(place: ClusterPlace): void {
  const parent = path.dirname(place.folder);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${path.basename(place.folder)}.new-`)) {
      rmSync(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

function initdb(place: ClusterPlace, folder: string, passwordFile: string): Promise<void> {
  const options = [
    `--pgdata=${folder}`,
    '--username=copil',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and the same upper case on every system, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program(place.binaries, 'initdb'), options, {
      ...place.account,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`PostgreSQL could not create ${folder}: ${complaint.trim()}`)),
    );
  });
}
