import { fold } from '../../conversation/clean-text.ts';

/** What the text of an announcement to a site may leave to be filled in, with its French word. */
export const sitePlaceholders = {
  site: 'site',
  town: 'ville',
  project: 'projet',
  goLive: 'démarrage',
  schedule: 'calendrier',
  sessions: 'formations',
  objectives: 'objectifs',
  referents: 'référents',
  contacts: 'contacts',
  phone: 'téléphone',
  support: 'assistance',
  fallback: 'secours',
  sentOn: 'envoyée-le',
  changes: 'changement',
  signatory: 'signature',
} as const;

/** The same for the whole project: its launch, and how it goes. */
export const projectPlaceholders = {
  project: 'projet',
  organisation: 'organisme',
  trigger: 'déclencheur',
  objectives: 'objectifs',
  means: 'moyens',
  committee: 'comité',
  groups: 'groupes',
  training: 'formations',
  firstSites: 'premiers-sites',
  decisions: 'décisions',
  done: 'sites-démarrés',
  next: 'prochains-sites',
  signatory: 'signature',
} as const;

export type SiteFacts = Record<keyof typeof sitePlaceholders, string>;
export type ProjectFacts = Record<keyof typeof projectPlaceholders, string>;

const placeholder = /\{([^{}\n]{0,40})\}/g;

/** A filled text, or what it named that nobody knows. */
export type Filled = { text: string } | { unknown: string[] };

/**
 * Fills a text in. A line all of whose placeholders have nothing to say is left out.
 *
 * @param values by English name
 * @param words the French word of each
 */
export function fill(
  template: string,
  values: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>>,
): Filled {
  const unknown = unknownIn(template, words);
  if (unknown.length > 0) return { unknown };
  const nameOf = (written: string) => nameOfPlaceholder(written, words) as string;
  const lines = template.split('\n').flatMap((line) => {
    const named = [...line.matchAll(placeholder)].map(([, written = '']) => values[nameOf(written)] ?? '');
    if (named.length > 0 && named.every((value) => value === '')) return [];
    return [line.replace(placeholder, (_, written: string) => values[nameOf(written)] ?? '')];
  });
  return {
    text: lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

/** @returns the placeholders of a text that nobody knows, as they were written */
export function unknownIn(template: string, words: Readonly<Record<string, string>>): string[] {
  const written = [...template.matchAll(placeholder)].map(([, name = '']) => name);
  return [...new Set(written.filter((name) => nameOfPlaceholder(name, words) === null))];
}

function nameOfPlaceholder(written: string, words: Readonly<Record<string, string>>): string | null {
  const wanted = fold(written);
  const found = Object.entries(words).find(([name, word]) => fold(name) === wanted || fold(word) === wanted);
  return found?.[0] ?? null;
}
