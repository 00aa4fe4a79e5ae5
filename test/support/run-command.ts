import { execFile } from 'node:child_process';
import path from 'node:path';
import { compiled } from './compiled.ts';

export interface CommandOutcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs one of the entry points of src/ as `npm run` would, without a terminal. @param entry `import`, `setup` */
export function runEntry(
  entry: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandOutcome> {
  const root = path.resolve(import.meta.dirname, '../..');
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [path.join(root, 'src', `${entry}.ts`), ...args],
      { cwd: root, env: { PATH: process.env.PATH, LANG: 'fr_FR.UTF-8', ...compiled, ...env } },
      (error, stdout, stderr) =>
        resolve({ exitCode: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });
}
