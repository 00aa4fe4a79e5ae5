import { expect, it } from 'vitest';
import { accusation } from './accusation.ts';

const colleagues = [
  { givenName: 'Maëlle', familyName: 'Perrot' },
  { givenName: 'Pierrick', familyName: 'Le Bris' },
  { givenName: 'Malo', familyName: 'Simon' },
  { givenName: 'Anne-Laure', familyName: 'Quéméner' },
];

it.each([
  ['Maëlle ne répond jamais au téléphone', 'Maëlle Perrot'],
  ['On attend toujours Mme Perrot.', 'Maëlle Perrot'],
  ['perrot maëlle n’était pas là', 'Maëlle Perrot'],
  ['Les postes ? Demandez à Le Bris…', 'Pierrick Le Bris'],
  ['C’est QUEMENER qui décide', 'Anne-Laure Quéméner'],
])('%s names somebody', (text, words) => {
  expect(accusation(text, colleagues)).toEqual({ kind: 'name', words });
});

it.each([
  ['Une collègue ne fait jamais ses transmissions', 'fait jamais'],
  ['La cheffe de service s’en moque complètement', "s'en moque"],
  ['Le formateur était nul', 'nul'],
  ['Des incompétents !', 'incompetents'],
  ['C’est la faute de l’infirmière', 'la faute de'],
  ['L’équipe de nuit n’a rien fait', 'a rien fait'],
])('%s reproaches somebody', (text, words) => {
  expect(accusation(text, colleagues)).toEqual({ kind: 'reproach', words });
});

it.each([
  'Le Wi-Fi est nul en chambre et l’imprimante refuse de démarrer',
  'Il refuse la saisie après 20 h',
  'Faute de temps, la formation des collègues était trop courte',
  'C’est la faute du réseau',
  'Les sessions de Saint-Malo ont bien aidé',
  'Les référents étaient là chaque matin, merci à eux',
  'Nommer la personne qui valide les accès',
  '',
])('%s is a fact', (text) => {
  expect(accusation(text, colleagues)).toBeNull();
});
