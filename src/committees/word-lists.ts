import { fold } from '../conversation/clean-text.ts';

export interface ReadList<V extends string> {
  values: V[];
  /** What was not understood, as typed. */
  unknown: string[];
}

/**
 * Reads several values from one text: « enfance, personnes âgées », “elderly; home”.
 *
 * @param words value → what people may call it, its label first
 */
export function readWordList<V extends string>(
  text: string,
  words: Record<V, readonly string[]>,
): ReadList<V> {
  const values = new Set<V>();
  const unknown: string[] = [];
  const typed = text.split(/[,;/\n]|\s(?:et|and)\s/).map((part) => part.trim());
  for (const part of typed.filter((one) => one !== '')) {
    const found = (Object.keys(words) as V[]).find((value) =>
      [value, ...words[value]].some((word) => fold(word) === fold(part)),
    );
    if (found) values.add(found);
    else unknown.push(part);
  }
  return { values: [...values], unknown };
}
