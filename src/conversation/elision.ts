/** « de », « que » before a name that begins with a vowel: « l’accord d’Odile », « une annonce d’EHPAD ». */

/** Name of the argument that ends the word before another one: it is not in the catalogues. */
const endingOf = (name: string) => `elided_${name}`;

const before = /\b([dD]|[qQ]u)e (<b>)?\{(\w+)\}/g;

/** A vowel, a mute h or an Yv…; a letter that stands alone, as in « A-2026-003 », is spelled. */
const elides = /^(?:[aeiouœæ]|h[eiouy]|y[^aeiou])\p{L}/u;

/** @returns the ICU pattern with the end of each such word left open, and the arguments it depends on */
export function openElisions(pattern: string): { pattern: string; names: readonly string[] } {
  const names: string[] = [];
  const open = pattern.replace(before, (_, start: string, bold: string | undefined, name: string) => {
    names.push(name);
    return `${start}{${endingOf(name)}}${bold ?? ''}{${name}}`;
  });
  return { pattern: open, names };
}

/** @returns the end of each word that was left open, by argument name */
export function elisions(
  names: readonly string[],
  values: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [endingOf(name), startsWithVowel(values[name]) ? '’' : 'e ']),
  );
}

function startsWithVowel(value: unknown): boolean {
  return (
    typeof value === 'string' && elides.test(value.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase())
  );
}
