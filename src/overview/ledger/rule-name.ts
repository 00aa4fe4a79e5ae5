import type { Translator } from '../../conversation/language.ts';

/**
 * A rule in plain words: « D10 · annonce une semaine avant ». What has no name of its own has that of the family it begins with
 * (`ACTION-OWNER-LEFT` is told about an action).
 */
export function ruleName(code: string, t: Translator): string {
  const words = ruleWords(code, t);
  if (!words) return code;
  return /^[MD]\d\d/.test(code) ? `${code.slice(0, codeLength)} · ${words}` : words;
}

/** « M03 », « D10 »: what people know a rule by. */
const codeLength = 3;

/** @returns null for a code that nobody named */
export function ruleWords(code: string, t: Translator): string | null {
  for (let family = code; family; family = family.slice(0, Math.max(0, family.lastIndexOf('-')))) {
    // @keys overview.rule.* deployment.rule.*
    for (const key of [`overview.rule.${family}`, `deployment.rule.${family}`]) if (t.has(key)) return t(key);
  }
  return null;
}
