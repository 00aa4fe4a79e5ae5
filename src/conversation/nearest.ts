import { distance } from 'fastest-levenshtein';
import { fold } from './clean-text.ts';

const longestWord = 40;

/**
 * @returns the candidates that a slip of the fingers could have turned into `typed`, the nearest first: one letter
 * in three at most, or a beginning of three letters or more. Accents and case do not matter.
 */
export function nearest(typed: string, candidates: Iterable<string>): string[] {
  const word = fold(typed.slice(0, longestWord));
  const found: { candidate: string; far: number }[] = [];
  for (const candidate of candidates) {
    const other = fold(candidate);
    const far = word.length >= 3 && other.startsWith(word) ? 0.5 : distance(word, other);
    if (far <= Math.max(1, Math.floor(word.length / 3)) && far < other.length) found.push({ candidate, far });
  }
  return found.sort((a, b) => a.far - b.far).map(({ candidate }) => candidate);
}
