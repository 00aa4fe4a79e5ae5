import { expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { houseTranslators } from '../catalogues.ts';
import { lateActionLine } from './report-words.ts';

it('says of a late action whose it is and since when, however long its text is', () => {
  const late = { number: 'A-2026-006', owner: 'Nadia Cherif', dueOn: '2026-09-18' };
  const text = 'Mettre à jour l’analyse d’impact relative à la protection des données avec le prestataire';
  const line = plain(lateActionLine({ ...late, text }, houseTranslators().fr, 105));
  expect(line).toMatch(/^A-2026-006 · Mettre à jour .*… · Nadia Cherif, échéance le 18 septembre 2026$/);
  expect(line.length).toBeLessThanOrEqual(105);
  const short = plain(lateActionLine({ ...late, text: 'Signer' }, houseTranslators().fr, 105));
  expect(short).toBe('A-2026-006 · Signer · Nadia Cherif, échéance le 18 septembre 2026');
});
