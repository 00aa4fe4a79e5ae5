import { expect, it } from 'vitest';
import { houseTranslators } from '../catalogues.ts';
import { draftTexts, type Material } from './draft-texts.ts';

const { fr } = houseTranslators();
const nothing: Material = { moves: [], contributions: [], difficulties: [], vendorRequests: [] };
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

it('a draft about which nothing is known is empty, not invented', () => {
  expect(Object.values(draftTexts(nothing, fr)).join('')).toBe('');
});

it('says each change of date with its reason, in their order', () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  const moves = [
    { from: day('2026-11-19'), to: day('2026-12-03'), reason: 'épidémie' },
    { from: day('2026-12-03'), to: null, reason: 'réseau' },
  ];
  expect(plain(draftTexts({ ...nothing, moves }, fr).scope).split('\n')).toEqual([
    'Démarrage déplacé du 19 novembre 2026 au 3 décembre 2026 : épidémie',
    'Démarrage du 3 décembre 2026 suspendu : réseau',
  ]);
});

it('groups difficulties by topic, the most frequent first', () => {
  const of = (category: string | null, blocking = false) => ({ category, blocking });
  const difficulties = [of('access'), of('transmissions', true), of('transmissions'), of(null)];
  expect(plain(draftTexts({ ...nothing, difficulties }, fr).difficult).split('\n')).toEqual([
    'Transmissions : 2 difficultés signalées, dont 1 bloquante',
    'Sans sujet précis : 1 difficulté signalée',
    'Connexion : 1 difficulté signalée',
  ]);
});

it('puts what was said under its question, an answer a line; what was erased is left out', () => {
  const contributions = [
    { question: 'worked' as const, text: 'La formation\npar groupes' },
    { question: 'advice' as const, text: 'Tester le Wi-Fi' },
    { question: 'advice' as const, text: null },
  ];
  const texts = draftTexts({ ...nothing, contributions }, fr);
  expect([texts.worked, texts.recommendations]).toEqual(['La formation par groupes', 'Tester le Wi-Fi']);
});
