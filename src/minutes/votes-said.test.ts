import { describe, expect, it } from 'vitest';
import type { MinutesDecision } from './content.ts';
import { decisionsMeant, votesSaid } from './votes-said.ts';

const decision = (number: string, inFavour: number, against: number, abstentions: number) =>
  ({ number, text: 'x', votes: { inFavour, against, abstentions, castingVote: false } }) as MinutesDecision;
const decisions = [decision('D-2026-010', 3, 3, 0), decision('D-2026-012', 7, 0, 1)];

describe('a correction that speaks of a vote', () => {
  it.each([
    'Le vote était de 3 pour, 1 contre.',
    'D-2026-012 : 6 voix pour et 1 abstention',
    'Lire 4/2/0 au vote.',
    'The vote was 4 in favour, 2 against.',
  ])('contradicts the register: %s', (text) => {
    expect(votesSaid(text, decisionsMeant(text, undefined, decisions))).toBe('contradicts');
  });

  it.each([
    ['7 pour, 0 contre, 1 abstention', null],
    ['Vote : 3-3-0', null],
    ['Le vote du point 3 a été long.', 'mentions'],
    ['Poser 3 bornes pour le 02/10/2026 contre le mur', null],
    ['Le débit était de 21 Mbit/s.', null],
  ])('or does not: %s', (text, said) => {
    expect(votesSaid(text, decisions)).toBe(said);
  });

  it('is read against the decisions it names, else those of its point, else all', () => {
    expect(decisionsMeant('d-2026-012 : unanimité', ['D-2026-010'], decisions)).toEqual([decisions[1]]);
    expect(decisionsMeant('Le vote', ['D-2026-010'], decisions)).toEqual([decisions[0]]);
    expect(decisionsMeant('Le vote', [], decisions)).toEqual(decisions);
    expect(votesSaid('7 pour, 0 contre', [decision('D-2026-010', 3, 3, 0)])).toBe('contradicts');
    expect(votesSaid('7 pour, 0 contre', [])).toBeNull();
  });
});
