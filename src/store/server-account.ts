import { execFileSync } from 'node:child_process';
import { StartupError } from '../startup-error.ts';

/** The operating system account that runs PostgreSQL; undefined: the account of this process. */
export type ServerAccount = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so root lends it an account: `postgres`, created if it is missing, or `nobody`.
 * @throws StartupError naming DATABASE_URL when root finds none.
 */
export function serverAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return undefined;
  const account = lookUp('postgres') ?? create('postgres') ?? lookUp('nobody');
  if (!account) {
    throw new StartupError(
      'PostgreSQL does not run as root and there is no account to run it: create one (useradd --system postgres), ' +
        'start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return account;
}

function lookUp(name: string): ServerAccount {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function create(name: string): ServerAccount {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', name], { stdio: 'ignore' });
    return lookUp(name);
  } catch {
    return undefined;
  }
}
