import { expect, it } from 'vitest';
import { startsWithVerb } from './starts-with-verb.ts';

it.each([
  'Valider le démarrage de l’IME le 06/10',
  'Démarrer l’IME',
  'Retenir le lot 2',
  'Ne pas reporter la formation',
  'S’engager sur deux référents par site',
  'Se réunir chaque mois',
  'Ouvrir un second créneau',
  'Pourvoir les postes vacants',
  'Prendre acte du retard',
])('« %s » starts with a verb', (text) => {
  expect(startsWithVerb(text)).toBe(true);
});

it.each([
  'Calendrier adopté',
  'Le démarrage est validé',
  'OK pour le lot 2',
  'Dossier usager : on garde',
  'Prestataire retenu',
  '',
])('« %s » does not', (text) => {
  expect(startsWithVerb(text)).toBe(false);
});
