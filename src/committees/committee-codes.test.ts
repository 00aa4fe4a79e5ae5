import { expect, it } from 'vitest';
import { freeCode, isCommitteeCode } from './committee-codes.ts';

it('gives the first committee of a kind its usual word, the next ones a letter', () => {
  expect(freeCode('copil', [])).toBe('COPIL');
  expect(freeCode('workingGroup', ['GT', 'gt-b'])).toBe('GT-C');
  const many = ['GT', ...Array.from({ length: 25 }, (_, at) => `GT-${String.fromCharCode(66 + at)}`)];
  expect(freeCode('workingGroup', many)).toMatch(/^GT-[A-Z]{2}$/);
  expect(many).not.toContain(freeCode('workingGroup', many));
});

it('takes no code that would read as a meeting, COPIL-3', () => {
  expect(isCommitteeCode('GT-SOINS')).toBe(true);
  expect(isCommitteeCode('COPIL2')).toBe(true);
  expect(isCommitteeCode('COPIL-3')).toBe(false);
  expect(isCommitteeCode('deux mots')).toBe(false);
  expect(isCommitteeCode('A'.repeat(25))).toBe(false);
});
