import { expect, it } from 'vitest';
import { teamWithoutName } from './words.ts';

it('a team of four would name who told it: without a name it is left out, from five on it is kept', () => {
  expect(teamWithoutName('care', 4)).toBeNull();
  expect(teamWithoutName('care', 5)).toBe('care');
});
