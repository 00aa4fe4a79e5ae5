import { fold } from './clean-text.ts';

/** Letters below which a word is too common to stand for a choice: « ne prend pas part », « à faire ». */
const shortest = 4;

/**
 * The choices that a word or two may stand for: all of a choice's words, else its first word alone, else any of its words.
 *
 * @param words folded words → value
 * @param anywhere whether a word in the middle counts too: not where free text stands beside
 * @returns the values meant, one where it is clear, several where it is not, none where nothing is near
 */
export function choicesMeant(typed: string, words: ReadonlyMap<string, string>, anywhere: boolean): string[] {
  const said = fold(typed);
  const exact = words.get(said);
  if (exact !== undefined) return [exact];
  if (said.length < shortest) return [];
  const which = (reads: (choice: string) => boolean) => [
    ...new Set([...words].filter(([choice]) => reads(choice)).map(([, value]) => value)),
  ];
  const first = which((choice) => choice.startsWith(`${said} `));
  if (first.length > 0 || !anywhere) return first;
  return which((choice) => choice.split(/[ '-]/).includes(said));
}

/** @returns a choice as people type it: several words stand between quotes */
export function typedChoice(label: string): string {
  return label.includes(' ') ? `"${label.toLowerCase()}"` : label.toLowerCase();
}
