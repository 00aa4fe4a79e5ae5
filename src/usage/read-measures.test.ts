import { describe, expect, it } from 'vitest';
import { exampleOf, readMeasures, typedName } from './read-measures.ts';

const indicators = [
  { code: 'dui_actifs', label: 'DUI actifs' },
  { code: 'ins_qualifiees', label: 'Identités qualifiées' },
];

describe('measures as people write them', () => {
  it.each([
    ['dui_actifs=58/80', [['dui_actifs', 58, 80]]],
    ['Identités qualifiées=64/80', [['ins_qualifiees', 64, 80]]],
    ['DUI_Actifs = 58 / 80', [['dui_actifs', 58, 80]]],
    [
      'dui_actifs=58/80, ins_qualifiées=64/80',
      [
        ['dui_actifs', 58, 80],
        ['ins_qualifiees', 64, 80],
      ],
    ],
    [
      'dui actifs=58/80 ins_qualifiees=1/2',
      [
        ['dui_actifs', 58, 80],
        ['ins_qualifiees', 1, 2],
      ],
    ],
  ])('« %s » is understood', (typed, expected) => {
    const read = readMeasures(typed, indicators);
    expect(
      'measures' in read && read.measures.map(({ code, value, denominator }) => [code, value, denominator]),
    ).toEqual(expected);
  });

  it.each([
    ['dui_actifs=81/80', 'tooMany'],
    ['dui_actifs=5/0', 'noneAtAll'],
    ['dossiers=5/8', 'unknown'],
    ['dui_actifs=72,5', 'notUnderstood'],
    ['bonjour', 'notUnderstood'],
    ['dui_actifs=1/2 dui_actifs=2/2', 'twice'],
    ['dui_actifs=58/80 et autre chose', 'notUnderstood'],
  ])('« %s » is refused: %s', (typed, problem) => {
    expect(readMeasures(typed, indicators)).toMatchObject({ problem });
  });

  it('are shown an example that can be typed as it stands', () => {
    expect(readMeasures(exampleOf(indicators), indicators)).toHaveProperty('measures');
    expect(typedName({ code: 'comptes', label: 'Comptes utilisés, en 30 jours' })).toBe('comptes');
  });
});
