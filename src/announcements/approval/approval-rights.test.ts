import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { siteHours, wordsOf } from '../../../test/support/site-hours.ts';
import { peopleWho } from '../project/project-rights.ts';
import { viewForApproval } from './approval-view.ts';

let house: DirectBot;
let deploymentId: string;
const now = Temporal.Instant.from('2026-09-01T06:30:00Z');
beforeAll(async () => {
  house = await openDirectBot(now.toString());
  const { id } = await house.db.deployment.findFirstOrThrow({ where: { site: { code: 'S01' } } });
  deploymentId = id;
});
afterAll(() => house.close());

const ime = siteHours(() => house, 'S01');
const everybody = [
  'helene',
  'anne-laure',
  'yann',
  'thomas',
  'claire',
  'karim',
  'maelle',
  'sophie',
  's01-001',
];

/** Whom a card offers to approve, and whose press is not refused. */
async function offeredAndAllowed() {
  const offered: string[] = [];
  const allowed: string[] = [];
  for (const handle of everybody) {
    const { id: personId } = await house.db.person.findFirstOrThrow({ where: { handle } });
    const view = await viewForApproval(house.db, deploymentId, [], personId, now);
    if (view.approves) offered.push(handle);
    if (!wordsOf((await ime.say(handle, 'annonce approuver IME')).card).includes('pas ce droit'))
      allowed.push(handle);
  }
  return { offered, allowed };
}

it('« Approuver » is offered to whom it obeys', async () => {
  const both = ['helene', 'anne-laure'];
  expect(await offeredAndAllowed()).toEqual({ offered: both, allowed: both });
});

it('who sits in other phases of the project only is neither offered it nor obeyed', async () => {
  const { id: personId, spaceId } = await house.db.person.findFirstOrThrow({ where: { handle: 'helene' } });
  await house.db.space.update({ where: { id: spaceId }, data: { milestonePhase: 'pilotSite' } });
  await house.db.membership.updateMany({ where: { personId }, data: { phases: ['regularService'] } });
  expect(await offeredAndAllowed()).toEqual({ offered: ['anne-laure'], allowed: ['anne-laure'] });
  expect(await peopleWho(house.db, spaceId, personId, now)).toEqual({ approves: false, writes: false });
});
