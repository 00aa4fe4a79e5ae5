import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { type MessageUsage, messageUsage } from './message-usage.ts';

/** The two catalogues of a room. */
export interface Catalogue {
  readonly room: string;
  readonly fr: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

/** @returns one sentence for each fault in the catalogues of src/ and adapters/ and in their use. */
export function checkCatalogues(root: string): string[] {
  const find = (pattern: string) => globSync(pattern, { cwd: root }).sort();
  const catalogues = find('{src,adapters}/**/messages.fr.json').map((file) => {
    const read = (name: string) =>
      JSON.parse(readFileSync(path.join(root, path.dirname(file), name), 'utf8'));
    return { room: path.dirname(file), fr: read('messages.fr.json'), en: read('messages.en.json') };
  });
  const sources = find('{src,adapters}/**/*.ts').filter(
    (file) => !file.endsWith('.test.ts') && !/\/(generated|fixtures)\//.test(file),
  );
  return catalogueFaults(catalogues, messageUsage(sources.map((file) => path.join(root, file))));
}

/** @returns the faults of these catalogues, used like this. */
export function catalogueFaults(catalogues: readonly Catalogue[], usage: MessageUsage): string[] {
  const faults = catalogues.flatMap(pairFaults);
  const keys = new Map<string, Set<string>>();
  for (const { room, fr, en } of catalogues) {
    for (const key of new Set([...Object.keys(fr), ...Object.keys(en)])) {
      if (keys.has(key)) faults.push(`${room}: ${key} is also the key of another room`);
      keys.set(key, argumentNames(fr[key]) ?? new Set());
    }
  }
  const patterns = [...usage.patterns].map(patternOf);
  for (const key of keys.keys()) {
    if (!usage.literals.has(key) && !patterns.some((pattern) => pattern.test(key)))
      faults.push(`unused key: ${key}`);
  }
  for (const { file, key, values } of usage.calls) {
    const wanted = keys.get(key);
    if (!wanted) faults.push(`${file}: no catalogue has ${key}`);
    else if (values) {
      const missing = [...wanted].filter((name) => !values.includes(name));
      if (missing.length > 0) faults.push(`${file}: ${key} is said without {${missing.join('}, {')}}`);
    }
  }
  return faults;
}

/** Faults within a room: keys, arguments and syntax of both languages. */
function pairFaults({ room, fr, en }: Catalogue): string[] {
  const faults: string[] = [];
  for (const [language, messages, others] of [
    ['fr', fr, en],
    ['en', en, fr],
  ] as const) {
    for (const [key, message] of Object.entries(messages)) {
      if (!(key in others)) faults.push(`${room}: ${key} exists in messages.${language}.json only`);
      if (argumentNames(message) === null)
        faults.push(`${room}: ${key} (${language}) is no ICU message: ${message}`);
      // In ICU a straight apostrophe escapes what follows; in print it is ’.
      if (message.includes("'")) faults.push(`${room}: ${key} (${language}) has a straight apostrophe`);
    }
  }
  for (const key of Object.keys(fr)) {
    const [french, english] = [shownNames(fr[key]), shownNames(en[key])];
    if (french && english && french.symmetricDifference(english).size > 0) {
      faults.push(
        `${room}: ${key} shows {${[...french].join(', ')}} in French, {${[...english].join(', ')}} in English`,
      );
    }
  }
  return faults;
}

interface Element {
  /** MessageFormat element types: 0 literal, 1–4 argument, number, date, time, 5 select, 6 plural, 7 #, 8 tag. */
  readonly type: number;
  readonly value: string;
  readonly options?: Record<string, { value: Element[] }>;
  readonly children?: Element[];
}

/** @returns the arguments of an ICU message; null when there is none or it cannot be read. */
export function argumentNames(message: string | undefined): Set<string> | null {
  return namesOfTypes(message, (type) => type >= 1 && type <= 6);
}

/** The arguments that people see: both languages need them. What only chooses a form (gender, elision) may differ. */
function shownNames(message: string | undefined): Set<string> | null {
  return namesOfTypes(message, (type) => (type >= 1 && type <= 4) || type === 6);
}

function namesOfTypes(message: string | undefined, wanted: (type: number) => boolean): Set<string> | null {
  if (message === undefined) return null;
  try {
    return collect(new IntlMessageFormat(message, 'fr').getAst() as unknown as Element[], wanted, new Set());
  } catch {
    return null;
  }
}

function collect(
  elements: readonly Element[],
  wanted: (type: number) => boolean,
  names: Set<string>,
): Set<string> {
  for (const { type, value, options, children } of elements) {
    if (wanted(type)) names.add(value);
    if (type === 8 && value !== 'b') throw new Error(`<${value}> is no tag of ours`);
    for (const option of Object.values(options ?? {})) collect(option.value, wanted, names);
    collect(children ?? [], wanted, names);
  }
  return names;
}

/** `*` stands for one or more words of a key. */
function patternOf(shape: string): RegExp {
  return new RegExp(`^${shape.replaceAll('.', '\\.').replaceAll('*', '[\\w.-]+')}$`);
}
