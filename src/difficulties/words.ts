/** The words difficulties are sorted by, the same in every command and card. */
import { choice } from '../conversation/arguments.ts';
import type { Translator } from '../conversation/language.ts';
import type { Profession } from '../people/professions.ts';
import type { DifficultyState } from '../store/generated/enums.ts';

/** What a difficulty is about, with the words people use for it. */
const categories = {
  transmissions: ['transmission', 'relève'],
  plans: ['plan', 'planning', 'projet', 'projets'],
  access: ['connexion', 'connection', 'mot de passe', 'login'],
  equipment: ['matériel', 'tablette', 'réseau', 'wifi', 'wi-fi'],
  rights: ['droits', 'droit', 'habilitation'],
  printing: ['impression', 'imprimante'],
  other: ['autre', 'divers'],
} as const;
export type Category = keyof typeof categories;

/** Whose work it is. */
export type Team = Profession;

/** Answers of a team below this number would point at somebody (invariant 7). */
const smallestTeam = 5;

const gravities = {
  nuisance: ['gêne', 'gênant', 'mineur'],
  difficulty: ['difficulté', 'difficile'],
  blocking: ['bloquant', 'bloqué', 'bloquante', 'urgent'],
} as const;

type Placed = { position?: number; optional?: boolean };

export const category = <const O extends Placed>(options: O) =>
  choice(categories, { ...options, keys: ['catégorie', 'sujet'] });
export const severity = <const O extends Placed>(options: O) =>
  choice(gravities, { ...options, keys: ['gravité'] });
export const team = <const O extends Placed>(options: O) =>
  choice(
    {
      care: ['soins', 'soin', 'soignants'],
      education: ['éducatif', 'éducative', 'éducateurs'],
      administration: ['administratif', 'administrative'],
      technical: ['technique'],
      management: ['direction', 'encadrement'],
    },
    { ...options, keys: ['équipe'] },
  );

/**
 * The team that is written beside what somebody said without their name: none when so few work in it that it would name them.
 *
 * @param colleagues people of that team on the site
 */
export function teamWithoutName(of: Team | null, colleagues: number): Team | null {
  return colleagues >= smallestTeam ? of : null;
}

/** @returns « transmissions », « sans catégorie » */
export function categoryWords(of: string | null, t: Translator): string {
  // @keys difficulty.category.*
  const key = `difficulty.category.${of ?? 'none'}`;
  return t.has(key) ? t(key) : (of ?? '');
}

/** @returns « équipe soin »; an empty text for none */
export function teamWords(of: string | null, t: Translator): string {
  // @keys difficulty.team.*
  const key = `difficulty.team.${of}`;
  return of !== null && t.has(key) ? t(key) : (of ?? '');
}

/** @returns « prise en charge »; what was told without a name and is solved has nobody who could confirm it */
export function stateWords(
  { state, anonymous }: { state: DifficultyState; anonymous: boolean },
  t: Translator,
): string {
  return t(`difficulty.state.${anonymous && state === 'solved' ? 'confirmed' : state}`);
}
