import { describe, expect, it } from 'vitest';
import { groupsOf, remedyFor } from './group-difficulties.ts';

const one = (number: number, over: Partial<Parameters<typeof groupsOf>[0][number]> = {}) => ({
  ...{ number, category: 'transmissions', team: 'care', state: 'reported' as const, siteId: 'S01' },
  ...over,
});

describe('difficulties that say the same', () => {
  it('are one matter: six about transmissions from care teams get one remedy proposed (C44)', () => {
    const groups = groupsOf([6, 2, 3, 4, 5, 1].map((number) => one(number)));
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ category: 'transmissions', team: 'care', suggests: 'document' });
    expect(groups[0]?.difficulties.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('are told apart by site, category and team; one alone is no group', () => {
    expect(
      groupsOf([
        one(1),
        one(2, { siteId: 'S02' }),
        one(3, { category: 'access' }),
        one(4, { team: 'education' }),
      ]),
    ).toEqual([]);
  });

  it('leave out what has a remedy, is over, or was never sorted', () => {
    expect(
      groupsOf([
        one(1),
        one(2, { state: 'withRemedy' }),
        one(3, { state: 'confirmed' }),
        one(4, { category: null }),
      ]),
    ).toEqual([]);
  });

  it('come back when the remedy did not help', () => {
    expect(groupsOf([one(1, { state: 'reopened' }), one(2, { state: 'reopened' })])).toHaveLength(1);
  });
});

it.each([
  ['transmissions', 6, 'document'],
  ['transmissions', 10, 'followUpMeeting'],
  ['access', 2, 'tool'],
  ['other', 2, 'informationMeeting'],
])('what %s needs, said %i times, is a %s at first', (category, count, kind) => {
  expect(remedyFor(category, count)).toBe(kind);
});
