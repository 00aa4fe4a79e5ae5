import { expect, it } from 'vitest';
import { siteNamedIn } from './names-site.ts';

const sites = [
  { id: 'ime', code: 'S01', name: 'IME Les Embruns' },
  { id: 'sessad', code: 'S02', name: 'SESSAD Les Embruns' },
  { id: 'port', code: 'S03', name: 'EHPAD Résidence du Port' },
  { id: 'camelias', code: 'S09', name: 'EHPAD Les Camélias' },
  { id: 'halage', code: 'P03', name: 'Résidence autonomie Le Halage' },
];

it.each([
  ['Démarrer l’IME le 06/10 sous réserve du Wi-Fi', 'ime'],
  ['Démarrer S03 le 3 décembre', 'port'],
  ['Démarrer l’EHPAD du Port le 3 décembre', 'port'],
  ['Démarrer l’ehpad les camelias', 'camelias'],
  ['Démarrer le Halage', 'halage'],
  ['Démarrer l’EHPAD', null],
  ['Démarrer aux Embruns', null],
  ['Adopter le planning prévisionnel', null],
])('« %s » names %s', (text, id) => {
  expect(siteNamedIn(text, sites)).toBe(id);
});
