import type { MessageValues, Translator } from '../conversation/language.ts';

export type Path = readonly (string | number)[];

/** One wrong value of a space file: where it stands, and the sentence that says what was read and what is expected. */
export interface Problem {
  path: Path;
  /** Key of the catalogue. */
  key: string;
  values: MessageValues;
}

/** @param read the value found at the path, shown as JSON, cut when long */
export function problem(path: Path, key: string, read?: unknown, values: MessageValues = {}): Problem {
  return { path, key, values: { read: shown(read), ...values } };
}

/** @returns `people[3].workEmail`; `$` for the file itself. */
export function pathText(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(part)) text += text ? `.${part}` : part;
    else text += `[${shown(part)}]`;
  }
  return text || '$';
}

/** @returns the problems as people and scripts read them, in the order of the file. */
export function tellProblems(
  problems: readonly Problem[],
  t: Translator,
): { path: string; message: string }[] {
  return problems.map(({ path, key, values }) => ({ path: pathText(path), message: t(key, values) }));
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
