import { describe, expect, it } from 'vitest';
import { choicesMeant, typedChoice } from './choice-words.ts';

const words = new Map([
  ['copil', 'copil'],
  ['comite de pilotage', 'copil'],
  ['comite de suivi', 'cosuiv'],
  ['groupe projet', 'group'],
  ['groupe de travail', 'workingGroup'],
  ['instance executive', 'executive'],
  ['conseil executif', 'executive'],
]);

describe('a choice', () => {
  it.each<[string, string[]]>([
    ['Comité de Pilotage', ['copil']],
    ['instance', ['executive']],
    ['executif', ['executive']],
    ['Exécutif', ['executive']],
    ['pilotage', ['copil']],
    ['groupe', ['group', 'workingGroup']],
    ['de', []],
    ['bureau', []],
  ])('typed %s means %j', (typed, values) => {
    expect(choicesMeant(typed, words, true)).toEqual(values);
  });

  it('is not found in the middle of its words where free text stands beside it', () => {
    expect(choicesMeant('pilotage', words, false)).toEqual([]);
    expect(choicesMeant('instance', words, false)).toEqual(['executive']);
  });

  it('is shown as it is typed', () => {
    expect(typedChoice('Groupe projet')).toBe('"groupe projet"');
    expect(typedChoice('Direction')).toBe('direction');
  });
});
