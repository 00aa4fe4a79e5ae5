import type { Translator } from '../../conversation/language.ts';

/**
 * A rule in plain words: « annonce une semaine avant ». What has no name of its own has that of the family it begins with
 * (`ACTION-OWNER-LEFT` is told about an action).
 */
export function ruleName(code: string, t: Translator): string {
  return ruleWords(code, t) ?? code;
}

/** @returns null for a code that nobody named */
export function ruleWords(code: string, t: Translator): string | null {
  for (let family = code; family; family = family.slice(0, Math.max(0, family.lastIndexOf('-')))) {
    // @keys overview.rule.* deployment.rule.*
    for (const key of [`overview.rule.${family}`, `deployment.rule.${family}`]) if (t.has(key)) return t(key);
  }
  return null;
}
