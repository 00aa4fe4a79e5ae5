import { expect, it } from 'vitest';
import { houseTranslators } from '../catalogues.ts';
import type { DomainTurn } from '../people/turn.ts';
import { pastBlock } from './schedule-card.ts';

const { fr } = houseTranslators();
const at = Temporal.Instant.from('2026-09-18T07:00:00Z');
const said = (...rules: string[]) => {
  const plan = { planned: 0, past: rules.map((rule) => ({ rule, at })), alreadyTold: [] };
  const [block] = pastBlock({ t: fr, locale: 'fr' } as DomainTurn, plan);
  return block && 'text' in block ? block.text : null;
};

it('names what people would miss, four at most, in the order of the timeline', () => {
  expect(said('M02', 'M02-WEATHER', 'M03', 'M04', 'M04-12H', 'M05', 'M06', 'M07', 'M08', 'M08-WEATHER')).toBe(
    'Ces rappels ne partiront pas, leur date est passée\u00a0: l’appel à points avec la météo, la relance des personnes sans réponse (J-10), la question aux responsables d’actions (J-2) et le rappel de la veille (J-1).',
  );
});

it('says nothing of alerts, nor of what is sent at once at short notice', () => {
  expect(said('M04', 'M04-12H', 'M04-16H')).toBeNull();
});
