import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { StartupError } from '../startup-error.ts';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import { type ServerAccount, serverAccount } from './server-account.ts';

/** Where an embedded cluster lives and who runs it. */
export interface ClusterPlace {
  /** The data directory as the operator named it. */
  readonly dataDirectory: string;
  /** Folder of the cluster and its password. */
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount;
  /** What an operator should know, such as data kept somewhere else than asked. */
  readonly remarks: readonly string[];
}

const fallbackRoot = '/var/lib/copil';

/** @returns where root keeps the database of a data directory that PostgreSQL cannot enter. */
export function fallbackFolder(dataDirectory: string): string {
  return path.join(fallbackRoot, createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16));
}

/**
 * Decides where the embedded database of a data directory lives. An ordinary user keeps everything under it. Root
 * lends PostgreSQL an account that may be unable to enter that directory or `node_modules`; what it cannot enter is
 * kept under /var/lib/copil.
 * @param dataDirectory absolute path
 * @throws StartupError when an existing cluster cannot be entered: starting with an empty one would hide its data.
 */
export function clusterPlace(dataDirectory: string, programs = postgresBinaries()): ClusterPlace {
  createDataDirectory(dataDirectory);
  const wanted = path.join(dataDirectory, 'postgres');
  const account = serverAccount();
  if (!account) {
    refuseForeignCluster(wanted);
    return { dataDirectory, folder: wanted, binaries: programs, account, remarks: [] };
  }
  const remarks: string[] = [];
  const binaries = enterableBinaries(programs, account, remarks);
  if (existsSync(wanted)) {
    // A cluster made by an ordinary user is served by that user's account, so that both can go on using it.
    const { uid, gid } = statSync(wanted);
    const owner = uid === 0 ? account : { uid, gid };
    if (!canEnter(owner, wanted)) {
      throw new StartupError(
        `The database in ${wanted} exists, but the account that runs PostgreSQL (uid ${owner.uid}) cannot enter that ` +
          'folder. Let it pass (chmod o+x on the folders above), or set COPIL_DATA to where it was moved.',
      );
    }
    return { dataDirectory, folder: wanted, binaries, account: owner, remarks };
  }
  const elsewhere = fallbackFolder(dataDirectory);
  if (!existsSync(path.join(elsewhere, 'postgres')) && canOwn(account, dataDirectory)) {
    return { dataDirectory, folder: wanted, binaries, account, remarks };
  }
  remarks.push(`PostgreSQL cannot enter ${dataDirectory}: the database is kept in ${elsewhere}.`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  return { dataDirectory, folder: path.join(elsewhere, 'postgres'), binaries, account, remarks };
}

function createDataDirectory(dataDirectory: string): void {
  try {
    mkdirSync(dataDirectory, { recursive: true });
    accessSync(dataDirectory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartupError(
      `The data directory ${dataDirectory} cannot be written (${(error as NodeJS.ErrnoException).code}): ` +
        'set COPIL_DATA to a folder of your own.',
    );
  }
}

/** PostgreSQL serves only its own account's files. */
function refuseForeignCluster(folder: string): void {
  if (!existsSync(folder)) return;
  const { uid } = statSync(folder);
  if (process.getuid && uid !== process.getuid()) {
    throw new StartupError(
      `The database in ${folder} belongs to another account (uid ${uid}): start copil as that account (or as root), ` +
        'or set COPIL_DATA to a folder of your own.',
    );
  }
}

/** The binaries themselves, or a copy of them where the account can reach them. */
function enterableBinaries(
  binaries: PostgresBinaries,
  account: NonNullable<ServerAccount>,
  remarks: string[],
): PostgresBinaries {
  if (canEnter(account, path.join(binaries.folder, 'bin'))) return binaries;
  const copy = path.join(fallbackRoot, `postgresql-${binaries.version}`);
  if (!existsSync(copy)) {
    mkdirSync(fallbackRoot, { recursive: true, mode: 0o755 });
    const unfinished = mkdtempSync(`${copy}.`);
    cpSync(binaries.folder, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', unfinished]);
    moveUnlessThere(unfinished, copy);
  }
  remarks.push(`PostgreSQL cannot enter ${binaries.folder}: its programs were copied to ${copy}.`);
  return { ...binaries, folder: path.join(copy, 'native') };
}

/** Renames a folder, or drops it when another process was faster: renaming is atomic, copying is not. */
export function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/** Whether a folder below `parent` can be given to the account and used by it. */
function canOwn(account: NonNullable<ServerAccount>, parent: string): boolean {
  const trial = mkdtempSync(path.join(parent, 'trial-'));
  try {
    chownSync(trial, account.uid, account.gid);
    return canEnter(account, trial);
  } catch {
    return false;
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

function canEnter(account: NonNullable<ServerAccount>, folder: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
