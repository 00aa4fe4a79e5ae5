import { expect, it } from 'vitest';
import { compareNames, fullName } from './person-name.ts';

const person = (givenName: string, familyName: string) => ({ givenName, familyName });

it('puts names in the order of a French directory: capitals, accents and apostrophes aside', () => {
  const people = [
    person('Uwe', 'Zimmermann'),
    person('Anna', 'Šimůnek'),
    person('Paul', 'd’Aubigné'),
    person('Léa', 'Étienne'),
    person('Yves', 'Da Costa'),
    person('Bea', 'Zimmermann'),
  ];
  expect(people.toSorted(compareNames).map(fullName)).toEqual([
    'Yves Da Costa',
    'Paul d’Aubigné',
    'Léa Étienne',
    'Anna Šimůnek',
    'Bea Zimmermann',
    'Uwe Zimmermann',
  ]);
});
