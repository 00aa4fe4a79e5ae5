import { afterAll, beforeAll, expect, it } from 'vitest';
import { read } from '../../../test/support/direct-people.ts';
import { dateColumn } from '../../time.ts';
import { handles, openSiteOnADay, type SiteOnADay } from '../fixtures/site-on-a-day.ts';

/** Nasty case 8, at the EHPAD. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-11-19T05:30:00Z', 'S03');
});
afterAll(() => site.close());

it('gets its card at 21:00, by mail, with the numbers to call beside its three buttons (nasty case 8)', async () => {
  await site.goTo('2026-11-19T20:59');
  const before = (await site.told('D17')).filter(
    ({ state }) => state === 'sent' || state === 'relayed',
  ).length;
  await site.goTo('2026-11-19T21:00');
  const cards = await site.told('D17');
  expect(cards).toHaveLength(54);
  expect(cards.filter(({ dueAt }) => dueAt === '2026-11-19T20:00:00.000Z')).toHaveLength(11);
  expect(before).toBe(43);
  const night = cards.find(({ dueAt }) => dueAt === '2026-11-19T20:00:00.000Z');
  expect(night?.text).toContain('Bonsoir');
  expect(night?.text).toContain('02 99 00 10 20');
  expect(night?.buttons).toEqual(['Tout va bien', 'J’ai une difficulté', 'Bloquant']);
});

it('that is blocked wakes nobody who is not on duty: the morning has it, and the reporter knows whom to call', async () => {
  await site.goTo('2026-11-19T23:30');
  const seen = await site.say('s03-001', 'difficulté S03 "Plus aucun accès" gravité:bloquant');
  expect(read(seen)).toContain('Personne n’est d’astreinte');
  expect(read(seen)).toContain('vendredi 20 novembre à 8 h');
  expect(read(seen)).toContain('02 99 00 10 20');
  const alerts = await site.told('BLOCKING');
  expect(handles(alerts)).toEqual(['karim', 'nadege', 'pierrick']);
  expect(alerts.map(({ state, dueAt }) => [state, dueAt])).toEqual(
    alerts.map(() => ['planned', '2026-11-20T07:00:00.000Z']),
  );
});

it('wakes who is on duty, and nobody else; it is still their night at three', async () => {
  const place = await site.house.db.site.findFirstOrThrow({ where: { code: 'S03' } });
  const day = dateColumn(Temporal.PlainDate.from('2026-11-19'));
  await site.house.db.onCall.create({
    data: {
      spaceId: site.spaceId,
      siteId: place.id,
      personId: await site.personId('pierrick'),
      from: day,
      to: day,
      phone: '06 00 00 00 01',
    },
  });
  await site.goTo('2026-11-20T03:00');
  const seen = await site.say('s03-002', 'difficulté S03 "Le chariot ne répond plus" gravité:bloquant');
  expect(read(seen)).toContain('Alerte transmise à l’instant à Pierrick Le Bris.');
  expect(read(seen)).toContain('06 00 00 00 01');
  const alerts = (await site.told('BLOCKING')).filter(
    ({ state, text }) => state === 'planned' || text.includes('chariot'),
  );
  expect(alerts.map(({ to, state }) => `${to} ${state}`).toSorted()).toEqual([
    'karim planned',
    'karim planned',
    'nadege planned',
    'nadege planned',
    'pierrick planned',
    'pierrick sent',
  ]);
  const awake = await site.house.db.messageDelivery.findMany({ where: { rule: 'BLOCKING', state: 'sent' } });
  expect(awake.map(({ parameters }) => parameters)).toMatchObject([{ awake: 'onDuty' }]);
});
