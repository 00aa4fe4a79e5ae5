import { createTranslators } from '../../src/conversation/catalogue.ts';
import { spaceMessages } from '../../src/spaces/messages.ts';
import { pathText } from '../../src/spaces/problem.ts';
import { readSpaceFile } from '../../src/spaces/read-space-file.ts';
import { readAssociation } from './read-association.ts';

export const now = Temporal.Instant.from('2027-09-01T06:00:00Z');
export const translators = createTranslators([spaceMessages]);

/** Paths and keys of the refusal of a file that was spoilt; none when it is accepted. */
export function problemsOf(source: unknown): string[] {
  const reading = readSpaceFile(source, now);
  return reading.ok
    ? []
    : reading.problems.map(({ path, key }) => `${pathText(path)} ${key.split('.').at(-1)}`);
}

/** Puts values at paths of a small association's file; `undefined` takes away. */
export function spoilt(changes: Record<string, unknown>): string[] {
  const file = readAssociation('small');
  for (const [path, value] of Object.entries(changes)) put(file, path, value);
  return problemsOf(file);
}

// biome-ignore lint/suspicious/noExplicitAny: a JSON value
export function put(file: any, path: string, value: unknown): void {
  const parts = path.split(/[.[\]]+/).filter(Boolean);
  const last = parts.pop() as string;
  const target = parts.reduce((object, part) => object[part], file);
  if (value === undefined) delete target[last];
  else target[last] = value;
}
