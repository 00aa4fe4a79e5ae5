import { describe, expect, it } from 'vitest';
import { rolesAsked, rolesLost, storedRoles, usuallyVotes, withoutRoles } from './seat-roles.ts';

describe('the roles of a membership', () => {
  it('make a member of whoever votes, and of nobody else', () => {
    expect(storedRoles(['LF'], true)).toEqual(['LF', 'MEM']);
    expect(storedRoles(['PRES'], true)).toEqual(['PRES']);
    expect(storedRoles(['MEM', 'EXP'], false)).toEqual(['EXP']);
    expect(storedRoles(['MEM'], false)).toEqual(['MEM']);
  });

  it('give a vote to members, not to the secretary, an expert or a group', () => {
    expect(usuallyVotes('copil', ['MEM'])).toBe(true);
    expect(usuallyVotes('copil', ['SEC'])).toBe(false);
    expect(usuallyVotes('copil', ['QUAL', 'SEC'])).toBe(true);
    expect(usuallyVotes('workingGroup', ['GT'])).toBe(false);
    expect(usuallyVotes('executive', ['EXEC'])).toBe(true);
  });

  it('leave a former chair who still votes a plain member', () => {
    expect(withoutRoles(['PRES'], ['PRES'], true)).toEqual(['MEM']);
    expect(withoutRoles(['LF', 'QUAL', 'MEM'], ['LF'], true)).toEqual(['QUAL', 'MEM']);
  });

  it('add up: who is made chair keeps quality; only a plain member, or a list, takes the others away', () => {
    const ask = (role?: string, also?: string[]) => rolesAsked('copil', ['QUAL', 'MEM'], role, also);
    expect(storedRoles(ask('PRES'), true)).toEqual(['PRES', 'QUAL']);
    expect(storedRoles(ask('LT'), true)).toEqual(['LT', 'QUAL', 'MEM']);
    expect(storedRoles(ask('MEM'), true)).toEqual(['MEM']);
    expect(storedRoles(ask('PRES', []), true)).toEqual(['PRES']);
    expect(storedRoles(ask(undefined, ['COM']), true)).toEqual(['QUAL', 'COM', 'MEM']);
    expect(storedRoles(ask(undefined, []), true)).toEqual(['MEM']);
    expect(storedRoles(ask(), true)).toEqual(['QUAL', 'MEM']);
    expect(rolesAsked('group', [], undefined, undefined)).toEqual(['GT']);
  });

  it('that are lost are named, a vote is not one of them', () => {
    expect(rolesLost(['QUAL', 'LT', 'MEM'], ['PRES', 'QUAL'])).toEqual(['LT']);
  });
});
