import { describe, expect, it } from 'vitest';
import { calendar, constraint, day, phase, site } from '../fixtures/planned.ts';
import type { CalendarPlan } from '../plan.ts';
import { type RealismFinding, realismOf } from './realism.ts';

const today = day('2026-07-01');
const found = <C extends RealismFinding['code']>(plan: CalendarPlan, code: C, on = today) =>
  realismOf(plan, on).filter((one): one is Extract<RealismFinding, { code: C }> => one.code === code);

describe('two go-lives of one team (C29)', () => {
  it.each([
    ['S07', '2027-04-01', 'S08', '2027-04-13', 8],
    ['S09', '2027-05-11', 'S10', '2027-05-25', 9],
  ])(
    '%s on %s and %s on %s are %i working days apart: under-estimated',
    (one, first, other, second, days) => {
      const [close] = found(calendar([site(one, first), site(other, second)]), 'goLivesClose');
      expect(close).toMatchObject({ days, least: 10, bound: 'tight' });
    },
  );

  it('three working days apart with the same trainers are under-estimated, whatever their organisation', () => {
    const trainers = ['Julie Meyer'];
    const pair = [
      site('S01', '2026-10-06', { trainers }),
      site('P01', '2026-10-09', { trainers, organisationId: 'OUST' }),
    ];
    expect(found(calendar(pair), 'goLivesClose')).toMatchObject([{ days: 3 }]);
  });

  it('with other trainers, or in another organisation, are two teams’', () => {
    const apart = [
      site('S01', '2026-10-06', { trainers: ['Julie'] }),
      site('S02', '2026-10-09', { trainers: ['Paul'] }),
    ];
    expect(found(calendar(apart), 'goLivesClose')).toEqual([]);
    const partner = [site('S01', '2026-10-06'), site('P01', '2026-10-09', { organisationId: 'OUST' })];
    expect(found(calendar(partner), 'goLivesClose')).toEqual([]);
  });

  it('ten working days apart are far enough; frozen days do not count', () => {
    const pair = calendar([site('S04', '2027-01-26'), site('S05', '2027-02-09')]);
    expect(found(pair, 'goLivesClose')).toEqual([]);
    const freeze = constraint('freeze', '2027-02-01', '2027-02-02');
    expect(found({ ...pair, constraints: [freeze] }, 'goLivesClose')).toMatchObject([{ days: 8 }]);
  });

  it('that lie behind are judged no more', () => {
    const pair = calendar([site('S07', '2027-04-01'), site('S08', '2027-04-13')]);
    expect(found(pair, 'goLivesClose', day('2027-04-14'))).toEqual([]);
  });
});

describe('a long wait between two go-lives', () => {
  it.each([
    ['2026-10-06', '2027-01-24', 110],
    ['2026-10-06', '2027-01-05', 91],
  ])('from %s to %s, %i days, is too spread out', (first, second, days) => {
    const pair = calendar([site('S01', first), site('P01', second, { organisationId: 'OUST' })]);
    expect(found(pair, 'goLivesApart')).toMatchObject([{ days, bound: 'spread' }]);
  });

  it('of ninety days is not; nor is one that a freeze explains', () => {
    expect(found(calendar([site('S01', '2026-10-06'), site('S02', '2027-01-04')]), 'goLivesApart')).toEqual(
      [],
    );
    const summer = constraint('freeze', '2027-07-10', '2027-08-31');
    const pair = calendar([site('S12', '2027-06-08'), site('P01', '2027-10-01')], { constraints: [summer] });
    expect(found(pair, 'goLivesApart')).toEqual([]);
  });
});

describe('a phase', () => {
  it.each([
    ['training', '2026-09-21', '2026-10-01', 9, 10],
    ['dataRecovery', '2026-09-01', '2026-09-25', 19, 20],
    ['configuration', '2026-09-01', '2026-09-25', 19, 20],
  ] as const)(
    '%s from %s to %s takes %i working days, at least %i are needed',
    (name, startsOn, endsOn, days, least) => {
      const one = site('S01', '2026-10-06', { phases: [phase({ phase: name, startsOn, endsOn })] });
      expect(found(calendar([one]), 'phaseShort')).toMatchObject([
        { phase: name, days, least, bound: 'tight' },
      ]);
    },
  );

  it('that is long enough, done, without object or over is not judged', () => {
    const enough = phase({ phase: 'training', startsOn: '2026-09-18', endsOn: '2026-10-01' });
    const short = phase({ phase: 'training', startsOn: '2026-09-28', endsOn: '2026-10-01' });
    for (const one of [
      enough,
      { ...short, state: 'done' as const },
      { ...short, state: 'notApplicable' as const },
    ])
      expect(found(calendar([site('S01', '2026-10-06', { phases: [one] })]), 'phaseShort')).toEqual([]);
    const over = calendar([site('S01', '2026-10-06', { phases: [short] })]);
    expect(found(over, 'phaseShort', day('2026-10-02'))).toEqual([]);
  });

  it.each([
    ['2026-09-30', 4],
    ['2026-09-29', null],
  ])('of acceptance that ends on %s leaves %s working days to the go-live of 6 October', (endsOn, days) => {
    const one = phase({ phase: 'acceptance', startsOn: '2026-09-15', endsOn });
    expect(
      found(calendar([site('S01', '2026-10-06', { phases: [one] })]), 'acceptanceLate').map(
        (late) => late.days,
      ),
    ).toEqual(days === null ? [] : [days]);
  });

  it.each([
    ['2026-09-14', 22],
    ['2026-09-15', null],
  ])('of training that ends on %s is forgotten by 6 October: %s days', (endsOn, days) => {
    const one = phase({ phase: 'training', startsOn: '2026-08-24', endsOn });
    const early = found(calendar([site('S01', '2026-10-06', { phases: [one] })]), 'trainingEarly');
    expect(early.map((found) => found.days)).toEqual(days === null ? [] : [days]);
  });
});

describe('the whole project', () => {
  it.each([
    ['2028-09-06', 0],
    ['2028-09-07', 1],
  ])(
    'may last 24 months, from its first day to the last J+30: with a last go-live on %s it is said %i times',
    (last, times) => {
      const plan = calendar([site('S01', '2026-10-06'), site('P03', last)]);
      expect(found(plan, 'projectLong')).toHaveLength(times);
    },
  );

  it('begins with its first phase', () => {
    const phases = [phase({ phase: 'dataRecovery', startsOn: '2026-07-01', endsOn: '2026-08-15' })];
    const plan = calendar([site('S01', '2026-10-06', { phases }), site('P03', '2028-07-01')]);
    expect(found(plan, 'projectLong')).toMatchObject([{ months: 24, bound: 'spread' }]);
  });
});

describe('somebody’s time', () => {
  const gives = (percent: number, from: string | null, until: string | null, personId = 'elodie') => ({
    ...{ personId, name: personId, percent },
    from: from ? day(from) : null,
    until: until ? day(until) : null,
  });

  it('is judged on its fullest day, over everything they do', () => {
    const time = [gives(50, '2026-10-01', '2027-02-01'), gives(40, '2027-01-01', '2027-06-01')];
    const [over] = found(calendar([], { time }), 'overloaded');
    expect(over).toMatchObject({ name: 'elodie', percent: 90, bound: 'tight' });
    expect(over?.on?.toString()).toBe('2027-01-01');
  });

  it('of 80 % is not too much, nor what never falls together, nor two people’s', () => {
    const enough = [gives(40, null, null), gives(40, '2027-01-01', null)];
    const apart = [gives(60, null, '2027-01-01'), gives(60, '2027-01-01', null)];
    const two = [gives(60, null, null), gives(60, null, null, 'ludovic')];
    for (const time of [enough, apart, two]) expect(found(calendar([], { time }), 'overloaded')).toEqual([]);
  });
});
