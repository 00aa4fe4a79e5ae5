/** People, sites and organisations as a spreadsheet names them: by code, by mail, or by their name. */
import { closest, distance } from 'fastest-levenshtein';
import { foldName } from '../../people/person-name.ts';

interface Named {
  /** What the file refers to it by. */
  reference: string;
  /** Other words that mean it, as people write them. */
  words: readonly string[];
  /** Its whole name, and the parts by which somebody may be meant, the surest first. */
  parts?: { whole: string; of: readonly string[] };
}

export interface References {
  person: (text: string) => Reference;
  site: (text: string) => Reference;
  organisation: (text: string) => Reference;
}

export type Reference = { reference: string } | { problem: 'unknown' | 'several'; near?: string };

/** Words further apart than this are no slip of the finger. */
const slips = 3;

interface Entry {
  [field: string]: unknown;
}

/** @param entries of the file, with those that the space has already */
export function referencesAmong(entries: {
  people: readonly Entry[];
  sites: readonly Entry[];
  organisations: readonly Entry[];
}): References {
  const words = (...fields: unknown[]) =>
    fields.filter((field): field is string => typeof field === 'string');
  const people = entries.people.map(
    (one): Named => ({
      reference: String(one.handle),
      words: words(
        one.handle,
        `@${one.handle}`,
        one.workEmail,
        `${one.givenName} ${one.familyName}`,
        `${one.familyName} ${one.givenName}`,
      ),
      parts: {
        whole: `${one.givenName} ${one.familyName}`,
        of: words(one.familyName, one.givenName),
      },
    }),
  );
  const coded = (of: readonly Entry[]) =>
    of.map((one): Named => ({ reference: String(one.code), words: words(one.code, one.name) }));
  return {
    person: finder(people),
    site: finder(coded(entries.sites)),
    organisation: finder(coded(entries.organisations)),
  };
}

/** An exact code or address first, then a name that only one of them has. */
function finder(all: readonly Named[]): (text: string) => Reference {
  const byWord = new Map<string, { word: string; references: Set<string> }>();
  for (const { reference, words } of all)
    for (const word of words) {
      const known = byWord.get(foldName(word)) ?? { word, references: new Set() };
      known.references.add(reference);
      byWord.set(foldName(word), known);
    }
  const exact = new Set(all.map(({ reference }) => reference));
  return (text) => {
    if (exact.has(text)) return { reference: text };
    const found = byWord.get(foldName(text))?.references;
    if (found?.size === 1) return { reference: [...found][0] as string };
    if (found) return { problem: 'several' };
    const words = [...byWord.keys()];
    const near = words.length > 0 ? closest(foldName(text), words) : '';
    const isNear = words.length > 0 && distance(foldName(text), near) <= slips;
    const meant = isNear ? byWord.get(near)?.word : onlyOneByPart(text, all);
    return { problem: 'unknown', ...(meant && { near: meant }) };
  };
}

/** « Mme Riou », « R. Riou », « Simon »: one part of a name that only one of them has, or nearly. @returns their whole name */
function onlyOneByPart(text: string, all: readonly Named[]): string | undefined {
  const said = foldName(text).split(' ');
  const most = Math.max(0, ...all.map(({ parts }) => parts?.of.length ?? 0));
  for (let part = 0; part < most; part += 1) {
    const meant = all.filter(({ parts }) => {
      const name = parts && foldName(parts.of[part] ?? '');
      // A short word is near too many others.
      return name && said.some((word) => distance(word, name) <= (name.length > 4 ? 1 : 0));
    });
    if (meant.length === 1) return meant[0]?.parts?.whole;
    if (meant.length > 1) return undefined;
  }
  return undefined;
}
