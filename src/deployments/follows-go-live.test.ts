import { expect, it } from 'vitest';
import { followGoLives } from '../exchange/changes/follow-go-lives.ts';
import { calendar, day, phase, site } from './calendar/fixtures/planned.ts';
import { withGoLive } from './calendar/plan.ts';
import { followingPhases, followsGoLive } from './follows-go-live.ts';

const phases = [
  { phase: 'training', state: 'todo', from: '2026-10-01', to: '2026-10-05' },
  { phase: 'acceptance', state: 'doing', from: '2026-10-01', to: '2026-10-05' },
  { phase: 'configuration', state: 'doing', from: '2026-10-01', to: '2026-10-05', done: '2026-10-03' },
  { phase: 'interfaces', state: 'done', from: '2026-10-01', to: '2026-10-05' },
  { phase: 'pilotSite', state: 'notApplicable', from: '2026-10-01', to: '2026-10-05' },
] as const;
const following = ['training', 'acceptance'];

it('phases follow their go-live unless they are done or not to be done', () => {
  const follow = phases.filter((one) =>
    followsGoLive({ state: one.state, doneOn: 'done' in one ? one.done : null }),
  );
  expect(follow.map((one) => one.phase)).toEqual(following);
  expect(followingPhases).toEqual({ doneOn: null, state: { in: ['todo', 'doing'] } });
});

it('what a change is weighed with, and what a workbook changes, move the same phases', () => {
  const plan = calendar([
    site('S01', '2026-10-20', {
      phases: phases.map(({ from, to, ...one }) =>
        phase({
          phase: one.phase,
          state: one.state,
          startsOn: from,
          endsOn: to,
          ...('done' in one && { doneOn: one.done }),
        }),
      ),
    }),
  ]);
  const weighed = withGoLive(plan, 'S01', day('2026-10-27')).sites[0]?.phases ?? [];
  expect(weighed.filter(({ endsOn }) => endsOn?.equals('2026-10-12')).map((one) => one.phase)).toEqual(
    following,
  );

  const current = {
    sites: [{ code: 'S01', goLive: '2026-10-20' }],
    phases: phases.map((one) => ({ site: 'S01', ...one })),
  };
  const merged = { ...current, sites: [{ code: 'S01', goLive: '2026-10-27' }] };
  const read = followGoLives(current, { sites: merged.sites }, merged).phases as {
    phase: string;
    to: string;
  }[];
  expect(read.filter(({ to }) => to === '2026-10-12').map((one) => one.phase)).toEqual(following);
});
