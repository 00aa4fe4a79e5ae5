/** The planted conflicts of domain.md 5.2: all of them are found on the demo's data, and nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../../test/support/direct-people.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
});
afterAll(() => house.close());
const { say, press } = directPeople(() => house.bot);

const linesOf = (text: string) => text.split('\n').filter((line) => line.startsWith('• '));

it('says both bounds, what is in the way, and what to watch, line by line', async () => {
  const seen = read(await say('claire', 'calendrier vérifier'));
  expect(linesOf(seen)).toEqual([
    '• S01 · « Formation » en 9 jours ouvrés (au moins 10)',
    '• S07, S08 · 8 jours ouvrés entre deux démarrages de la même équipe (au moins 10)',
    '• S09, S10 · 9 jours ouvrés entre deux démarrages de la même équipe (au moins 10)',
    '• S11 · J+30 = 08/07, après l’échéance du 30 juin 2027 : Preuves d’usage attendues par la convention',
    '• S12 · J+30 = 22/07, après l’échéance du 30 juin 2027 : Preuves d’usage attendues par la convention',
    '• S03 · J+30 = 19/12, pendant « Gel des fêtes de fin d’année » (du 19 décembre 2026 au 3 janvier 2027)',
    '• S09 · J-7 = 04/05, J-3 = 07/05 et formation du 03/05 au 06/05, pendant « Évaluation HAS » (du 3 mai 2027 au 7 mai 2027)',
    '• S12 · J+30 = 22/07, pendant « Gel de l’été » (du 10 juillet 2027 au 31 août 2027)',
    '• P01 · pas de référent technique',
    '• S02 · formation du 23/12 au 03/01, pendant « Gel des fêtes de fin d’année » (du 19 décembre 2026 au 3 janvier 2027)',
    '• P01 · formation du 25/08 au 31/08, pendant « Gel de l’été » (du 10 juillet 2027 au 31 août 2027)',
    '• S01, S02 · Ludovic Samson a la mission de référent sur 2 sites',
    '• S02, S11 · Élodie Hamon a la mission de référent sur 2 sites',
    '• P01, P03 · Corinne Le Gal a la mission de référent sur 2 sites',
    '• P02, P03 · Fabien Noël a la mission de référent sur 2 sites',
    '• S07 · J-3 tombe un jour fermé (29 mars : Lundi de Pâques) : avancé au vendredi 26 mars, avec J-5',
    '• S08 · J-15 tombe un jour fermé (29 mars : Lundi de Pâques) : avancé au vendredi 26 mars',
    '• S09 · J-5 tombe un jour fermé (6 mai : Ascension) : avancé au mercredi 5 mai',
    '• P03 · J+30 tombe un jour fermé (11 novembre : Armistice 1918) : les mesures se font le jour ouvré suivant',
  ]);
  expect(seen).toContain('Sous-estimé');
  expect(seen).not.toContain('Trop étalé');
  expect(seen).toContain('6 points bloquants');
  expect(seen).toContain('10 points à surveiller');
});

it('marks the sites in the calendar, for who may comment on it; the staff see the dates alone', async () => {
  const lead = await say('claire', 'calendrier');
  expect(read(lead)).toContain('Version 3 en vigueur. Adoptée le 2 juillet 2026 par la décision D-2026-003.');
  expect(read(lead)).toContain('mardi 11 mai 2027 · planifié · 1 point bloquant, 1 à surveiller');
  expect(read(await press('claire', buttonOf(lead, { id: 'check' })))).toContain(
    'Vérification du calendrier',
  );
  const staff = read(await say('s01-012', 'calendrier'));
  expect(staff).toContain('EHPAD Les Camélias');
  expect(staff).not.toContain('bloquant');
  expect(read(await say('s01-012', 'calendrier vérifier'))).toContain('réservée aux membres (COPIL DUI)');
  expect(read(await say('yann', 'calendrier vérifier'))).toContain('6 points bloquants');
});
