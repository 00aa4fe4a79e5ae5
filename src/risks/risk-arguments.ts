/** Words people weigh and sort risks with, the same in every command. */
import { choice, entity, longText } from '../conversation/arguments.ts';
import type { Committee, Person } from '../store/generated/client.ts';

const categories = {
  delay: ['délais', 'retard', 'calendrier'],
  convergence: ['besoins'],
  means: ['moyen', 'budget', 'ressources'],
  perception: ['image', 'adhésion'],
  technical: ['informatique', 'matériel', 'réseau'],
  data: ['donnée'],
  human: ['humains', 'équipe', 'équipes', 'rh'],
} as const;

export const category = <const O extends { position?: number; optional?: boolean }>(options: O) =>
  choice(categories, { ...options, keys: ['catégorie', 'type'] });

const degrees = { '1': [], '2': [], '3': [], '4': [] } as const;

/** 1 to 4, as text. */
export const probability = <const O extends { position?: number; optional?: boolean }>(options: O) =>
  choice(degrees, { ...options, keys: ['probabilité', 'p'] });

/** 1 to 4, as text. */
export const impact = <const O extends { position?: number; optional?: boolean }>(options: O) =>
  choice(degrees, { ...options, keys: ['gravité', 'g'] });

export const owner = () => entity<Person>('person', { optional: true, keys: ['suivi', 'qui'] });
export const prevention = () => longText({ optional: true, max: 1000, keys: ['prévention'] });
export const trigger = () => longText({ optional: true, max: 500, keys: ['signe', 'déclencheur'] });
export const committee = () => entity<Committee>('committee', { optional: true, keys: ['comité'] });
