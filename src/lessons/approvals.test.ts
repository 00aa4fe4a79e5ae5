import { expect, it } from 'vitest';
import { missingApprovals } from './approvals.ts';

const who = { directors: ['director'], leads: ['lead', 'chair'] };

it.each([
  [[], ['director', 'lead']],
  [['director'], ['lead']],
  [['lead'], ['director']],
  [['quality'], ['director', 'lead']],
  [['director', 'lead'], []],
  [['director', 'chair'], []],
])('approved by %j, a sheet still needs %j', (approved, missing) => {
  expect(missingApprovals(new Set(approved), who)).toEqual(missing);
});

it('a site nobody directs needs the lead alone', () => {
  expect(missingApprovals(new Set(['lead']), { ...who, directors: [] })).toEqual([]);
});
