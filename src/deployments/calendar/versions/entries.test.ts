import { describe, expect, it } from 'vitest';
import { calendar, day, phase, site } from '../fixtures/planned.ts';
import type { PlannedSite } from '../plan.ts';
import { differencesOf, entriesOf, readEntries } from './entries.ts';
import { planOfVersion } from './plan-of-version.ts';
import { isAgreed, standingOf } from './version.ts';

const entries = (...sites: PlannedSite[]) => entriesOf(calendar(sites));
const training = phase({ phase: 'training', startsOn: '2026-09-21', endsOn: '2026-10-01' });
const one = (more: Partial<PlannedSite> = {}) => site('S01', '2026-10-06', { phases: [training], ...more });

describe('a version', () => {
  it('is read back as it was kept, and draws the dates it kept', () => {
    const kept = entries(one(), site('S02', null));
    expect(readEntries(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    const now = calendar([one({ goLive: day('2026-11-03') }), site('S09', '2027-05-11')]);
    const drawn = planOfVersion(now, { entries: kept });
    expect(drawn.sites.map(({ code, goLive }) => `${code} ${goLive}`)).toEqual(['S01 2026-10-06']);
    expect(drawn.sites[0]?.referents).toHaveLength(2);
  });

  it.each([
    ['nothing', one(), []],
    ['a go-live', one({ goLive: day('2026-11-03') }), ['moved S01']],
    ['a go-live without a date', one({ goLive: null }), ['moved S01']],
    ['an owner', one({ phases: [{ ...training, owner: 'Galatée' }] }), ['phases S01 training']],
    [
      'the end of a phase',
      one({ phases: [{ ...training, endsOn: day('2026-10-02') }] }),
      ['phases S01 training'],
    ],
    [
      'what does not apply',
      one({ phases: [{ ...training, state: 'notApplicable' }] }),
      ['phases S01 training'],
    ],
    [
      'how far a phase has got',
      one({ phases: [{ ...training, state: 'done', doneOn: day('2026-09-30') }] }),
      [],
    ],
  ])('differs from a later one by %s', (_, after, said) => {
    const found = differencesOf(entries(one()), entries(after)).map((difference) =>
      [difference.kind, difference.code, ...('phases' in difference ? difference.phases : [])].join(' '),
    );
    expect(found).toEqual(said);
  });

  it('differs by sites that came and went', () => {
    const found = differencesOf(
      entries(one(), site('S02', '2027-01-12')),
      entries(one(), site('S04', '2027-01-26')),
    );
    expect(found.map(({ kind, code }) => `${kind} ${code}`)).toEqual(['added S04', 'removed S02']);
  });
});

describe('where the opinions stand', () => {
  const asked = { members: [{ id: 'yann' }, { id: 'sophie' }], vendor: [{ id: 'julie' }] };
  const said = (...words: [string, 'agreed' | 'comment' | 'objection'][]) =>
    standingOf(
      words.map(([personId, kind]) => ({ personId, kind })),
      asked,
    );

  it('the last word of each counts, a comment is none, and nobody else’s', () => {
    expect(said(['yann', 'agreed'], ['yann', 'comment'], ['nadia', 'agreed'])).toEqual({
      ...{ asked: 2, agreed: 1, objections: 0, vendor: 'awaited' },
    });
    expect(said(['yann', 'agreed'], ['yann', 'objection'])).toMatchObject({ agreed: 0, objections: 1 });
  });

  it('is agreed once every member and the vendor agree', () => {
    const members: [string, 'agreed'][] = [
      ['yann', 'agreed'],
      ['sophie', 'agreed'],
    ];
    expect(isAgreed(said(...members))).toBe(false);
    expect(isAgreed(said(...members, ['julie', 'agreed']))).toBe(true);
    expect(isAgreed(said(...members, ['julie', 'objection']))).toBe(false);
    expect(
      isAgreed(standingOf([{ personId: 'yann', kind: 'agreed' }], { members: [{ id: 'yann' }], vendor: [] })),
    ).toBe(true);
  });
});
