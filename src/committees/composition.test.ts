import { describe, expect, it } from 'vitest';
import { type CommitteeFacts, compositionGaps, isBlocking } from './composition.ts';

const member = (roles: string[], typologies: string[] = [], sponsor = false) => ({
  roles,
  voting: true,
  sponsor,
  functionLabel: null,
  typologies,
});
const complete: CommitteeFacts = {
  kind: 'copil',
  template: null,
  computerises: [],
  duties: 'Arbitrer, suivre, entraîner',
  cadenceDays: { pilot: 60 },
  members: [
    member(['PRES'], [], true),
    member(['LF']),
    member(['LT']),
    member(['QUAL']),
    member(['COM']),
    member(['MEM'], ['elderly']),
  ],
};

describe('a committee’s composition', () => {
  it('lacks nothing when every function and typology sits', () => {
    expect(compositionGaps(complete, [{ typology: 'elderly' }])).toEqual([]);
  });

  it('of a working group lacks somebody who runs it, by a role or by the function « Animation »', () => {
    const group = (...members: CommitteeFacts['members']) =>
      compositionGaps({ ...complete, kind: 'workingGroup', members }, []);
    expect(group(member(['GT']), member(['GT']))).toEqual([{ code: 'noAnimator' }]);
    expect(isBlocking({ code: 'noAnimator' })).toBe(false);
    expect(group(member(['GT']), { ...member(['GT']), functionLabel: 'Animation' })).toEqual([]);
    expect(group(member(['GT']), member(['LF']))).toEqual([]);
  });

  it('names a typology nobody represents, with its number of sites (C02)', () => {
    expect(compositionGaps(complete, [{ typology: 'home' }, { typology: 'home' }])).toEqual([
      { code: 'typologyMissing', typology: 'home', sites: 2 },
    ]);
  });

  it('cannot become active without a frequency (C01)', () => {
    const [gap] = compositionGaps({ ...complete, cadenceDays: {} }, []);
    expect(gap).toEqual({ code: 'noCadence' });
    expect(gap && isBlocking(gap)).toBe(true);
  });

  it('cannot become active without a sponsor from management (S0-07)', () => {
    const members = complete.members.map((one) => ({ ...one, sponsor: false }));
    const [gap] = compositionGaps({ ...complete, members }, []);
    expect(gap).toEqual({ code: 'noSponsor' });
    expect(gap && isBlocking(gap)).toBe(true);
  });

  it('may work with one lead, but says so', () => {
    const single = { ...complete, members: complete.members.filter(({ roles }) => !roles.includes('LT')) };
    const [gap] = compositionGaps(single, []);
    expect(gap).toEqual({ code: 'singleLead', missing: 'LT' });
    expect(gap && isBlocking(gap)).toBe(false);
  });

  it('cannot begin while nobody leads the project (S0-02)', () => {
    const members = complete.members.filter(({ roles }) => !roles.includes('LT') && !roles.includes('LF'));
    const [gap] = compositionGaps({ ...complete, members }, []);
    expect(gap).toEqual({ code: 'noLead' });
    expect(gap && isBlocking(gap)).toBe(true);
  });

  it('warns of a project group under eight people (C04)', () => {
    const group: CommitteeFacts = { ...complete, kind: 'group' };
    expect(compositionGaps(group, [])).toEqual([{ code: 'smallGroup', members: 6 }]);
    const eight = [...complete.members, member(['GT']), member(['GT'])];
    expect(compositionGaps({ ...group, members: eight }, [])).toEqual([]);
  });

  it('asks of a monitoring committee only members, duties and frequency', () => {
    const cosuiv: CommitteeFacts = { ...complete, kind: 'cosuiv', members: [member(['LF'])] };
    expect(compositionGaps(cosuiv, [{ typology: 'home' }])).toEqual([]);
  });
});
