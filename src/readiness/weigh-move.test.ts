import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import type { TouchedByMove } from '../people/house-event.ts';
import { openChecklist } from './checklist/open-checklist.ts';
import { byItself, deploymentOf, happens } from './fixtures/by-itself.ts';

const now = '2026-09-21T07:30:00Z';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now);
  const { spaceId, siteId } = await deploymentOf(house, 'S01');
  await house.db.trainingSession.deleteMany({ where: { siteId } });
  const session = { spaceId, siteId, title: 'Prise en main' };
  await house.db.trainingSession.createMany({
    data: [
      { ...session, on: new Date('2026-09-18'), state: 'held' },
      { ...session, on: new Date('2026-10-20'), state: 'planned' },
    ],
  });
});
afterAll(() => house?.close());

async function weighed(to: string): Promise<TouchedByMove> {
  const touched: TouchedByMove = {
    checks: [],
    trainings: { valid: 0, again: 0, after: 0 },
    voteOpened: false,
  };
  const { id: deploymentId } = await deploymentOf(house, 'S01');
  const event = {
    kind: 'deployment.weighed' as const,
    deploymentId,
    to: Temporal.PlainDate.from(to),
    touched,
  };
  await happens(house, event, now);
  return touched;
}

describe('another go-live that is weighed', () => {
  it('counts a training by the days the template gives it, before its list is opened', async () => {
    expect((await weighed('2026-10-09')).trainings).toEqual({ valid: 1, again: 0, after: 1 });
    expect((await weighed('2026-10-10')).trainings).toEqual({ valid: 0, again: 1, after: 1 });
    expect((await weighed('2026-10-21')).trainings).toEqual({ valid: 0, again: 1, after: 0 });
  });

  it('counts it by the days of the site’s own list, and names the checks that expire with it', async () => {
    const { id: deploymentId, spaceId } = await deploymentOf(house, 'S01');
    await house.store.transaction((tx) => openChecklist(byItself(house, spaceId, tx, now), deploymentId));
    const which = { deploymentId_code: { deploymentId, code: 'K13' } };
    await house.db.readinessCheck.update({
      where: which,
      data: { perishableDays: 30, state: 'verified', verifiedOn: new Date('2026-09-18') },
    });
    const near = await weighed('2026-10-18');
    expect(near.trainings).toMatchObject({ valid: 1, again: 0 });
    expect(near.checks.map(({ code }) => code)).not.toContain('K13');
    const far = await weighed('2026-10-19');
    expect(far.trainings).toMatchObject({ valid: 0, again: 1 });
    expect(far.checks.map(({ code }) => code)).toContain('K13');
  });
});
