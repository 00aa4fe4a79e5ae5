import { describe, expect, it } from 'vitest';
import { calendar, constraint, day, phase, referent, site } from '../fixtures/planned.ts';
import type { CalendarPlan, PlannedSite } from '../plan.ts';
import { withGoLive } from '../plan.ts';
import type { Conflict } from './conflict.ts';
import { conflictsOf } from './conflicts-of.ts';

const today = day('2026-09-01');
const found = <C extends Conflict['code']>(plan: CalendarPlan, code: C, on = today) =>
  conflictsOf(plan, on).filter((one): one is Extract<Conflict, { code: C }> => one.code === code);
const only = (one: PlannedSite, more: Partial<CalendarPlan> = {}) => calendar([one], more);
const summer = constraint('freeze', '2027-07-10', '2027-08-31');

describe('a calendar without anything in its way', () => {
  it('has no conflict', () => {
    expect(conflictsOf(only(site('S04', '2027-01-26')), today)).toEqual([]);
  });
});

describe('a deadline (C28)', () => {
  const deadline = constraint('agreementDeadline', '2027-06-30', '2027-06-30', { organisationId: 'AGLA' });

  it('is missed by a site whose J+30 comes after it: 22 June goes to 22 July', () => {
    const [missed] = found(only(site('S12', '2027-06-22'), { constraints: [deadline] }), 'afterDeadline');
    expect(missed?.on.toString()).toBe('2027-07-22');
    expect(missed).toMatchObject({ weight: 'blocking', started: false });
  });

  it.each([
    ['2027-05-31', 0],
    ['2027-06-01', 1],
    ['2027-07-01', 1],
  ])('with a go-live on %s is missed %d times: its own day still counts', (goLive, times) => {
    expect(found(only(site('S12', goLive), { constraints: [deadline] }), 'afterDeadline')).toHaveLength(
      times,
    );
  });

  it('says so when the go-live itself comes after it', () => {
    const plan = only(site('S12', '2027-07-01'), { constraints: [deadline] });
    expect(found(plan, 'afterDeadline')[0]?.started).toBe(true);
  });

  it('does not concern another organisation, nor, for a site, any other', () => {
    const partner = site('P01', '2027-09-14', { organisationId: 'OUST' });
    expect(found(only(partner, { constraints: [deadline] }), 'afterDeadline')).toEqual([]);
    const own = constraint('agreementDeadline', '2027-06-30', '2027-06-30', { siteId: 'S11' });
    expect(found(only(site('S12', '2027-06-22'), { constraints: [own] }), 'afterDeadline')).toEqual([]);
  });

  it('that is soft, or waits for confirmation, is watched', () => {
    for (const more of [{ hard: false }, { confirmed: false }]) {
      const plan = only(site('S12', '2027-06-22'), { constraints: [{ ...deadline, ...more }] });
      expect(found(plan, 'afterDeadline')[0]?.weight).toBe('watch');
    }
  });
});

describe('a freeze', () => {
  it.each([
    ['2027-06-22', [30]],
    ['2027-07-20', [0, 30]],
    ['2027-08-24', [0]],
  ])('takes the go-live or the J+30 of a site that starts on %s: %j', (goLive, days) => {
    const [taken] = found(only(site('S12', goLive), { constraints: [summer] }), 'inPeriod');
    expect(taken?.days.map((one) => one.days)).toEqual(days);
    expect(taken?.weight).toBe('blocking');
  });

  it('forbids neither messages nor what lies beside it: J-30 to J-1 in it are no conflict', () => {
    const plan = only(site('P01', '2027-09-14'), { constraints: [summer] });
    expect(found(plan, 'inPeriod')).toEqual([]);
  });

  it('on its very first day takes a J+30: 19 November goes to 19 December', () => {
    const winter = constraint('freeze', '2026-12-19', '2027-01-03');
    const plan = only(site('S03', '2026-11-19'), { constraints: [winter] });
    expect(found(plan, 'inPeriod')[0]?.days[0]?.told.toString()).toBe('2026-12-19');
  });

  it('is watched where it only takes days of the training, and says which', () => {
    const training = phase({ phase: 'training', startsOn: '2027-08-25', endsOn: '2027-09-09' });
    const plan = only(site('P01', '2027-09-14', { phases: [training] }), { constraints: [summer] });
    const [taken] = found(plan, 'inPeriod');
    expect(taken?.weight).toBe('watch');
    expect(taken?.training?.from.toString()).toBe('2027-08-25');
    expect(taken?.training?.to.toString()).toBe('2027-08-31');
    const held = { ...training, state: 'done' as const };
    const done = only(site('P01', '2027-09-14', { phases: [held] }), { constraints: [summer] });
    expect(found(done, 'inPeriod')).toEqual([]);
  });
});

describe('an evaluation', () => {
  const visit = constraint('externalEvaluation', '2027-05-03', '2027-05-07', { siteId: 'S09' });

  it('takes J-7 = 4 May, and J-3, which a Saturday moves into it', () => {
    const [taken] = found(only(site('S09', '2027-05-11'), { constraints: [visit] }), 'inPeriod');
    expect(taken?.days.map(({ days, told }) => [days, told.toString()])).toEqual([
      [-7, '2027-05-04'],
      [-3, '2027-05-07'],
    ]);
    expect(taken?.weight).toBe('blocking');
  });

  it('takes nothing of another site', () => {
    expect(found(only(site('S10', '2027-05-11'), { constraints: [visit] }), 'inPeriod')).toEqual([]);
  });

  it('takes no day that is past already', () => {
    const plan = only(site('S09', '2027-05-11'), { constraints: [visit] });
    expect(found(plan, 'inPeriod', day('2027-05-05'))[0]?.days.map(({ days }) => days)).toEqual([-3]);
    expect(found(plan, 'inPeriod', day('2027-05-08'))).toEqual([]);
  });
});

describe('other constraints', () => {
  it('of the institution take the go-live only', () => {
    const payroll = constraint('institutionalProject', '2027-01-12', '2027-01-12', { hard: false });
    expect(found(only(site('S02', '2027-01-12'), { constraints: [payroll] }), 'inPeriod')[0]?.weight).toBe(
      'watch',
    );
    expect(found(only(site('S02', '2027-01-19'), { constraints: [payroll] }), 'inPeriod')).toEqual([]);
  });

  it('of the school holidays, not confirmed, are watched', () => {
    const holidays = constraint('leave', '2027-02-06', '2027-02-21', { confirmed: false });
    const [taken] = found(only(site('S05', '2027-02-11'), { constraints: [holidays] }), 'inPeriod');
    expect(taken?.weight).toBe('watch');
  });

  it.each([
    ['2026-06-11', true, 0],
    ['2026-06-11', false, 1],
    ['2026-11-01', true, 1],
  ])(
    'the works council heard on %s, confirmed %s, leaves %d go-lives of 6 October waiting',
    (on, confirmed, times) => {
      const council = constraint('worksCouncil', on, on, { confirmed });
      expect(
        found(only(site('S01', '2026-10-06'), { constraints: [council] }), 'opinionAwaited'),
      ).toHaveLength(times);
    },
  );
});

describe('a closed day', () => {
  it.each([
    ['2027-03-29', 1],
    ['2027-04-03', 1],
    ['2027-04-01', 0],
  ])('is no day to go live: %s', (goLive, times) => {
    expect(found(only(site('S07', goLive)), 'goLiveClosed')).toHaveLength(times);
  });

  it('that was declared is one too', () => {
    const closures = [{ from: '2027-04-01', to: '2027-04-02', label: 'Fermeture' }];
    expect(found(only(site('S07', '2027-04-01', { closures })), 'goLiveClosed')).toHaveLength(1);
  });

  it('moves J-3 of S07 from Easter Monday to Friday 26 March, beside J-5', () => {
    const [moved, ...others] = found(only(site('S07', '2027-04-01')), 'movedBack');
    expect(others).toEqual([]);
    expect(moved?.day.days).toBe(-3);
    expect(moved?.day.falls.toString()).toBe('2027-03-29');
    expect(moved?.day.told.toString()).toBe('2027-03-26');
    expect(moved?.beside).toEqual([-5]);
  });

  it('is said of a J+30 on 11 November, not of one on a Saturday', () => {
    expect(found(only(site('P03', '2027-10-12')), 'measureClosed')).toHaveLength(1);
    expect(found(only(site('S07', '2027-04-01')), 'measureClosed')).toEqual([]);
  });

  it('is said no more once it is past', () => {
    expect(found(only(site('S07', '2027-04-01')), 'movedBack', day('2027-03-27'))).toEqual([]);
  });
});

describe('a meeting', () => {
  it('on the day a site goes live is said', () => {
    const meetings = [{ title: 'COPIL n°3', on: day('2026-10-06') }];
    const [clash] = found(only(site('S01', '2026-10-06'), { meetings }), 'meetingOnGoLive');
    expect(clash?.meeting.title).toBe('COPIL n°3');
    expect(found(only(site('S01', '2026-10-07'), { meetings }), 'meetingOnGoLive')).toEqual([]);
  });
});

describe('referents', () => {
  const one = (name: string) => [referent(name, 'business'), referent('Sandrine', 'technical')];

  it('who are missing are said by kind', () => {
    const plan = only(site('P01', '2027-09-14', { referents: [referent('Corinne', 'business')] }));
    expect(found(plan, 'referentMissing')).toMatchObject([
      { kind: 'technical', asked: null, weight: 'blocking' },
    ]);
  });

  it('who were asked and have not said yes are watched; who leave before the go-live are missing', () => {
    const asked = [referent('Corinne', 'business'), referent('Paul', 'technical', { state: 'proposed' })];
    expect(found(only(site('P01', '2027-09-14', { referents: asked })), 'referentMissing')).toMatchObject([
      { asked: 'Paul', weight: 'watch' },
    ]);
    const leaving = [
      referent('Corinne', 'business', { until: day('2027-09-14') }),
      referent('Paul', 'technical'),
    ];
    expect(found(only(site('P01', '2027-09-14', { referents: leaving })), 'referentMissing')).toMatchObject([
      { kind: 'business' },
    ]);
  });

  it('who serve two sites are said once, with both', () => {
    const plan = calendar([
      site('S02', '2027-01-12', { referents: one('Élodie') }),
      site('S11', '2027-06-08', {
        referents: [referent('Marion', 'business'), referent('Élodie', 'technical')],
      }),
    ]);
    const [shared, ...others] = found(plan, 'referentShared');
    expect(others).toEqual([]);
    expect(shared).toMatchObject({ name: 'Élodie', weight: 'watch' });
    expect(shared?.sites.map(({ code }) => code)).toEqual(['S02', 'S11']);
    expect(found(plan, 'referentSameWeek')).toEqual([]);
  });

  it.each([
    ['2027-01-19', 7],
    ['2027-01-12', 0],
  ])('two of whose sites go live within a week are in the way: the other on %s', (goLive, days) => {
    const plan = calendar([
      site('S02', '2027-01-12', { referents: one('Élodie') }),
      site('S04', goLive, { referents: [referent('Élodie', 'business'), referent('Gaëlle', 'technical')] }),
    ]);
    expect(found(plan, 'referentSameWeek')).toMatchObject([{ name: 'Élodie', days, weight: 'blocking' }]);
  });

  it('eight days apart are not', () => {
    const plan = calendar(
      ['2027-01-12', '2027-01-20'].map((on, at) => site(`S${at}`, on, { referents: one('Élodie') })),
    );
    expect(found(plan, 'referentSameWeek')).toEqual([]);
  });
});

describe('phases', () => {
  const delivered = phase({ phase: 'instanceDelivery', startsOn: '2026-09-08', endsOn: '2026-09-14' });
  const training = (startsOn: string) =>
    phase({ phase: 'training', startsOn, endsOn: '2026-10-01', after: ['instanceDelivery'] });

  it('do not start before what they wait for has ended; its last day is early enough', () => {
    const plan = (startsOn: string) =>
      only(site('S01', '2026-10-06', { phases: [delivered, training(startsOn)] }));
    const [wrong] = found(plan('2026-09-13'), 'phaseOrder');
    expect(wrong).toMatchObject({ phase: 'training', awaited: 'instanceDelivery', weight: 'blocking' });
    expect(found(plan('2026-09-14'), 'phaseOrder')).toEqual([]);
  });

  it('that are done or do not apply hold nothing up', () => {
    const done = { ...delivered, state: 'done' as const, doneOn: day('2026-09-10') };
    const left = { ...delivered, state: 'notApplicable' as const };
    for (const first of [done, left])
      expect(
        found(only(site('S01', '2026-10-06', { phases: [first, training('2026-09-11')] })), 'phaseOrder'),
      ).toEqual([]);
  });

  it('end before the go-live that waits for them', () => {
    const goLive = phase({
      phase: 'goLive',
      startsOn: '2026-10-06',
      endsOn: '2026-10-06',
      after: ['training'],
    });
    const plan = only(site('S01', '2026-09-30', { phases: [training('2026-09-21'), goLive] }));
    expect(found(plan, 'phaseOrder')).toMatchObject([{ phase: 'goLive', awaited: 'training' }]);
  });
});

describe('the order of the conflicts', () => {
  it('is the grave ones first, then by go-live; a site without a date is said, one that is closed is not', () => {
    const plan = calendar(
      [
        site('S01', '2026-10-06', { state: 'closed', referents: [] }),
        site('S02', null),
        site('S04', '2027-03-29'),
        site('S05', '2026-12-20'),
      ],
      { meetings: [{ title: 'COSUIV', on: day('2026-12-20') }] },
    );
    expect(conflictsOf(plan, today).map(({ code, sites: [first] }) => `${first?.code} ${code}`)).toEqual([
      'S05 goLiveClosed',
      'S04 goLiveClosed',
      'S05 meetingOnGoLive',
      'S02 noDate',
    ]);
  });
});

describe('another go-live, weighed before it is stored', () => {
  it('takes the phases along, but not what is done', () => {
    const done = phase({
      phase: 'dataRecovery',
      startsOn: '2026-09-05',
      endsOn: '2026-10-08',
      state: 'done',
    });
    const ahead = phase({ phase: 'training', startsOn: '2026-10-30', endsOn: '2026-11-14' });
    const plan = only(site('S03', '2026-11-19', { phases: [done, ahead] }));
    const [changed] = withGoLive(plan, 'S03', day('2026-12-03')).sites;
    expect(changed?.phases.map(({ startsOn }) => String(startsOn))).toEqual(['2026-09-05', '2026-11-13']);
    const winter = constraint('freeze', '2026-12-19', '2027-01-03');
    const weighed = withGoLive({ ...plan, constraints: [winter] }, 'S03', day('2026-12-03'));
    expect(found(weighed, 'inPeriod')[0]?.days[0]?.told.toString()).toBe('2027-01-02');
  });
});
