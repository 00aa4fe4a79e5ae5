import { describe, expect, it } from 'vitest';
import { dateColumn } from '../../time.ts';
import { defaultChecks } from '../checklist/default-checks.ts';
import { nextAfter } from './escalate.ts';
import { openAt } from './steps.ts';

const goLive = Temporal.PlainDate.from('2026-10-06');
type State = 'open' | 'supplied' | 'verified' | 'failed';

function asked(rule: string, states: Record<string, State> = {}, owners: Record<string, string> = {}) {
  const checks = defaultChecks('fr').map((check) => ({
    ...check,
    state: states[check.code] ?? ('open' as const),
    ownerId: owners[check.code] ?? null,
    verifiedOn: dateColumn(goLive.subtract({ days: 1 })),
    forDate: dateColumn(goLive),
  }));
  return openAt(rule, checks, 'maelle', goLive).map(({ code }) => code);
}

describe('what a referent is asked', () => {
  it.each([
    ['D04', ['K06', 'K09', 'K13', 'K14']],
    ['D05', ['K12', 'K13']],
    ['D06', ['K05', 'K07', 'K09', 'K13']],
    ['D11', ['K06', 'K09', 'K13', 'K14']],
    ['D14', ['K06', 'K09', 'K13', 'K14']],
    ['D16', ['K06', 'K09', 'K13', 'K14', 'K15']],
  ])('at %s is %s when nothing is done', (rule, codes) => {
    expect(asked(rule)).toEqual(codes);
  });

  it('at J-7 is the two points that are left when the others are closed (C34, 5.5)', () => {
    expect(asked('D11', { K05: 'supplied', K07: 'verified', K09: 'verified', K13: 'supplied' })).toEqual([
      'K06',
      'K14',
    ]);
  });

  it('at J-3 is nothing when everything is done: nothing is said', () => {
    expect(asked('D14', { K06: 'verified', K09: 'verified', K13: 'supplied', K14: 'verified' })).toEqual([]);
  });

  it('is neither what failed, nor what the pair took over', () => {
    expect(asked('D06', { K07: 'failed', K13: 'supplied' }, { K09: 'ludovic' })).toEqual(['K05']);
  });

  it('is what they took over from somebody else', () => {
    expect(
      asked('D14', { K06: 'verified', K09: 'verified', K13: 'supplied', K14: 'verified' }, { K12: 'maelle' }),
    ).toEqual(['K12']);
  });
});

describe('a nudge that nobody answers', () => {
  it.each([
    [1, ['ludovic'], 'anne-laure', { level: 2, personIds: ['ludovic'] }],
    [1, [], 'anne-laure', { level: 3, personIds: ['anne-laure'] }],
    [2, ['ludovic'], 'anne-laure', { level: 3, personIds: ['anne-laure'] }],
    [3, ['ludovic'], 'anne-laure', null],
    [2, ['ludovic'], null, null],
    [1, [], null, null],
  ])('at level %s with the pair %j and the director %s goes to %j', (level, others, director, next) => {
    expect(nextAfter(level, others, director)).toEqual(next);
  });
});
