import { expect, it } from 'vitest';
import { teamOf, teamWithoutName } from './words.ts';

it.each([
  ['soin', 'care'],
  ['Éducatif', 'education'],
  ['administratif', 'administration'],
  ['bénévole', null],
  [null, null],
])('a person whose category is %s belongs to the team %s', (profession, team) => {
  expect(teamOf(profession)).toBe(team);
});

it('a team of four would name who told it: without a name it is left out, from five on it is kept', () => {
  expect(teamWithoutName('care', 4)).toBeNull();
  expect(teamWithoutName('care', 5)).toBe('care');
});
