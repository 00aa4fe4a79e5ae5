import { expect, it } from 'vitest';
import { isOpenDeployment } from './open-deployments.ts';

const day = Temporal.PlainDate.from('2027-01-04');

it.each([
  [null, true],
  ['2027-03-01', true],
  ['2027-01-04', true],
  ['2026-10-07', true],
  ['2026-10-06', false],
])('a site that starts on %s is being deployed on 4 January 2027: %s (invariant 9)', (goLive, open) => {
  expect(isOpenDeployment(goLive ? Temporal.PlainDate.from(goLive) : null, day)).toBe(open);
});
