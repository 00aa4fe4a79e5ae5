import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonOf, read } from '../../../test/support/direct-people.ts';
import type { Card } from '../../conversation/card.ts';
import { openSiteOnADay, type SiteOnADay } from '../../difficulties/fixtures/site-on-a-day.ts';

/** Monday 14 September 2026, the eve of J-21 at the IME. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-09-14T10:00:00Z', 'S01', 'readiness.');
});
afterAll(() => site.close());

const check = (code: string) =>
  site.house.db.readinessCheck.findFirstOrThrow({ where: { code, deployment: { site: { code: 'S01' } } } });

it('« Tout est fait » settles what its card showed; what was added since stays open, and is told', async () => {
  await site.goTo('2026-09-15T09:01');
  await site.house.delivery.drain();
  const row = await site.house.db.messageDelivery.findFirstOrThrow({
    where: { rule: 'D05', recipientId: await site.personId('maelle'), message: 'readiness.nudge' },
  });
  const all = buttonOf(
    { outcome: 'done', visibility: 'private', card: row.card as unknown as Card },
    { label: 'Tout est fait' },
  );
  expect(all.arguments.codes?.split(' ').toSorted()).toEqual(['K12', 'K13']);
  // A lesson of another site comes on the list after the card was posted.
  const { id: _, ...like } = await check('K13');
  await site.house.db.readinessCheck.create({
    data: { ...like, code: 'REX-07', label: 'Tester le Wi-Fi en chambre', lessonId: crypto.randomUUID() },
  });
  const said = read(await site.press('maelle', all));
  expect(said).toContain('Un point s’est ajouté depuis : Tester le Wi-Fi en chambre. Il reste ouvert.');
  expect([(await check('K12')).state, (await check('K13')).state]).toEqual(['supplied', 'supplied']);
  expect((await check('REX-07')).state).toBe('open');
  expect(read(await site.press('maelle', all))).toContain('C’était déjà réglé : rien n’a changé.');
  expect((await check('REX-07')).state).toBe('open');
});

it('a card without the list of its points settles what was asked at that step, and no more', async () => {
  await site.goTo('2026-09-21T09:01');
  const { id: _, ...like } = await check('REX-07');
  await site.house.db.readinessCheck.create({ data: { ...like, code: 'REX-08' } });
  await site.press('maelle', { command: 'nudge done', arguments: { site: 'S01', step: 'D06' } });
  expect((await check('REX-07')).state).toBe('verified');
  expect((await check('REX-08')).state).toBe('open');
});
