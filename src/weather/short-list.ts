import { formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';

/** Names that are still read; the others are counted. */
const mostNamed = 5;

/** @returns « Yann Kerbrat, Fatou Diallo et 3 autres »; never « et 1 autre », whose name is as short */
export function shortList(names: readonly string[], t: Translator): string {
  const rest = names.length - mostNamed;
  if (rest < 2) return formatList([...names], t.locale);
  return formatList([...names.slice(0, mostNamed), t('weather.missing.others', { count: rest })], t.locale);
}
