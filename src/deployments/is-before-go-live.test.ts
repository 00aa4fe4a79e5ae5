import { expect, it } from 'vitest';
import { isBeforeGoLive } from './is-before-go-live.ts';

it.each([
  ['2026-09-10T21:59:59Z', 'Europe/Paris', '2026-09-11', true],
  ['2026-09-10T22:00:00Z', 'Europe/Paris', '2026-09-11', false],
  ['2026-09-10T20:00:00Z', 'Indian/Reunion', '2026-09-11', false],
  ['2026-09-11T03:59:59Z', 'America/Martinique', '2026-09-11', true],
  ['2026-09-10T22:00:00Z', 'Europe/Paris', null, true],
])('at %s a site in %s that starts on %s is still being prepared: %s', (at, timeZone, goLive, before) => {
  const deployment = { goLive: goLive ? new Date(goLive) : null, site: { organisation: { timeZone } } };
  expect(isBeforeGoLive(deployment, Temporal.Instant.from(at))).toBe(before);
});
