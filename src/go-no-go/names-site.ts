import { foldName } from '../people/person-name.ts';

/** Words of a name that tell no site from another. */
const small = new Set('le la les l de du des d et a au aux'.split(' '));

export interface NamedSite {
  id: string;
  code: string;
  name: string;
}

/**
 * Which site a sentence names: by its code, its whole name, or words of its name that no other site has as many of (« l’IME »,
 * « l’EHPAD du Port »).
 *
 * @returns its id; null when it names none, or might mean several
 */
export function siteNamedIn(text: string, sites: readonly NamedSite[]): string | null {
  const words = new Set(wordsOf(text));
  const byCode = sites.filter(({ code }) => words.has(foldName(code)));
  if (byCode.length === 1) return byCode[0]?.id ?? null;
  const scored = sites
    .map(({ id, name }) => ({ id, score: significant(name).filter((word) => words.has(word)).length }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score);
  const [best, next] = scored;
  return best && best.score !== next?.score ? best.id : null;
}

function significant(name: string): string[] {
  return [...new Set(wordsOf(name).filter((word) => !small.has(word)))];
}

function wordsOf(text: string): string[] {
  return foldName(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
