import { afterAll, beforeAll, expect, it } from 'vitest';
import { handles, openSiteOnADay, type SiteOnADay } from '../../difficulties/fixtures/site-on-a-day.ts';

/** Monday 14 September 2026, the eve of J-21 at the IME. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-09-14T10:00:00Z', 'S01', 'readiness.');
});
afterAll(() => site.close());

const waiting = () =>
  site.house.db.messageDelivery.count({ where: { rule: 'D05', message: 'readiness.nudge', state: 'held' } });

it('a nudge that a pause held back is chased by nobody when the pause ends: it was asked of nobody', async () => {
  await site.say('anne-laure', 'pause S01 raison:"épidémie" jusqu’au:22/09/2026');
  await site.goTo('2026-09-22T12:00');
  expect(await waiting()).toBe(2);
  expect(await site.told('NUDGE-PAIR', 'NUDGE-DIR')).toEqual([]);
  expect(
    await site.house.db.messageDelivery.count({ where: { rule: { startsWith: 'NUDGE-' }, outcome: 'late' } }),
  ).toBe(0);
});

it('sent after all, it is unanswered two working days after it left', async () => {
  await site.press('anne-laure', { command: 'pause send', arguments: { site: 'S01' } });
  await site.goTo('2026-09-23T12:00');
  expect(await waiting()).toBe(0);
  expect(handles(await site.told('D05'))).toEqual(['ludovic', 'maelle']);
  expect(await site.told('NUDGE-PAIR')).toEqual([]);
  await site.goTo('2026-09-25T12:00');
  expect(handles(await site.told('NUDGE-PAIR', 'NUDGE-DIR')).length).toBeGreaterThan(0);
});
