import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import type { Translator } from '../conversation/language.ts';
import { StartupError } from '../startup-error.ts';
import type { Store } from '../store/store.ts';
import { demoSpace } from './demo-space.ts';
import { importSpace } from './import-space.ts';
import type { LoadedSpace, LoadPorts } from './load-space.ts';
import { type Problem, tellProblems } from './problem.ts';
import { parseSpaceText } from './read-space-file.ts';
import { fileTrouble } from './terminal.ts';

export interface SeedOptions {
  seed: Config['seed'];
  store: Pick<Store, 'db' | 'transaction'>;
  ports: LoadPorts;
  /** Tells what is wrong in a file. */
  t: Translator;
}

/**
 * Loads the demo or a file at the first start, when no space exists.
 *
 * @returns what was loaded, null when there was nothing to do
 * @throws StartupError when the file of COPIL_SEED cannot be read or is refused
 */
export async function seedSpace({ seed, store, ports, t }: SeedOptions): Promise<LoadedSpace | null> {
  if (seed === 'none' || (await store.db.space.count()) > 0) return null;
  const name = seed === 'demo' ? 'demo' : seed.file;
  const result = await importSpace(
    store,
    seed === 'demo' ? demoSpace() : await readSeed(seed.file, t),
    ports,
  );
  if (!result.ok) throw refusal(name, result.problems, t);
  return result;
}

async function readSeed(file: string, t: Translator): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new StartupError(`COPIL_SEED: ${t('space.import.unreadable', fileTrouble(file, error))}`);
  }
  const parsing = parseSpaceText(text);
  if (!parsing.ok) throw refusal(file, parsing.problems, t);
  return parsing.source;
}

function refusal(name: string, problems: readonly Problem[], t: Translator): StartupError {
  const lines = tellProblems(problems, t).map(({ path, message }) => `  ${path}: ${message}`);
  return new StartupError(
    [`COPIL_SEED: ${t('space.import.refused', { file: name, count: problems.length })}`, ...lines].join('\n'),
  );
}
