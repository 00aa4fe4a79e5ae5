import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSiteOnADay, type SiteOnADay } from '../fixtures/site-on-a-day.ts';

/** The IME with two difficulties about which nothing was done, and a referent whose number nobody entered. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-10-06T06:00:00Z', 'S01');
  await site.house.db.person.updateMany({ where: { handle: 'ludovic' }, data: { phone: null } });
  for (const text of ['Écran figé', 'Badge refusé']) await site.say('s01-001', `difficulté IME "${text}"`);
});
afterAll(() => site.close());

it('asks nobody to call who has no number (D17)', async () => {
  const phones = async () => {
    await site.goTo('2026-10-06T09:00');
    return (await site.told('D17')).find(({ to }) => to === 's01-001')?.text;
  };
  expect(await phones()).toContain('À qui vous adresser');
  expect(await phones()).not.toContain('Qui appeler');
});

it('says once that a subject is still to be given, and not in each line (D18, D19)', async () => {
  await site.goTo('2026-10-06T17:00');
  const text = (await site.told('D18'))[0]?.text ?? '';
  expect(text).toContain('2 difficultés à préciser\n• DIF-001 · Écran figé');
  expect(text).not.toContain('sans sujet précis');
});

it('promises nothing that was not done, and counts no weeks (D25)', async () => {
  // A closure put the message off by some days.
  await site.house.db.messageDelivery.updateMany({
    where: { rule: 'D25' },
    data: { dueAt: new Date('2026-10-23T07:00:00Z') },
  });
  await site.goTo('2026-10-23T09:00');
  const one = (await site.told('D25')).find(({ to }) => to === 's01-001');
  expect(one?.text).toContain('IME Les Embruns : où en sont vos signalements');
  expect(one?.text).toContain(
    'Le logiciel a démarré le mardi 6 octobre. Vous avez signalé 2 difficultés, merci. Voici où elles en sont.',
  );
  expect(one?.text).toContain('Aucun remède n’est encore apporté ni prévu.');
  expect(one?.text).not.toContain('nous avons fait');
});
