import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../startup-error.ts';

/**
 * The secret of a local workspace for which nobody set COPIL_SECRET: made once, kept in the data directory, readable
 * by its owner only.
 * @param dataDirectory absolute path; created when missing
 * @throws StartupError when another account has made it
 */
export function localSecret(dataDirectory: string): string {
  const file = path.join(dataDirectory, 'secret');
  const read = () => readFileSync(file, 'utf8').trim();
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      throw new StartupError(
        `The secret in ${file} belongs to another account: set COPIL_SECRET, or start as that account.`,
      );
    }
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(dataDirectory, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(33).toString('base64url')}\n`, { mode: 0o600 });
  try {
    // Unlike writing the file itself, a link appears whole, and only if nobody was faster.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read();
}
