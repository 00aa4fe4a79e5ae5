import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailedPages, openMailedPages } from '../../test/support/mailed-pages.ts';
import { testPlatform } from '../delivery/fixtures/test-platform.ts';
import { rowsContaining } from '../lessons/fixtures/lessons-house.ts';

/** A week after the go-live of the EHPAD: its night team is asked by mail what it thinks, and what it learnt (C46, C49). */
let site: MailedPages;
let night: { id: string; workEmail: string }[];
beforeAll(async () => {
  const platforms = [testPlatform('local', { update: true })];
  site = await openMailedPages('2026-11-26T03:30:00Z', { platforms });
  const { db, delivery } = site.house;
  const deployment = await db.deployment.findFirstOrThrow({ where: { site: { code: 'S03' } } });
  await db.deployment.update({ where: { id: deployment.id }, data: { state: 'hypercare' } });
  await db.messageDelivery.deleteMany({
    where: {
      NOT: {
        subjectId: deployment.id,
        OR: [{ message: { startsWith: 'pulse.' } }, { message: { startsWith: 'lesson.' } }],
      },
    },
  });
  night = await db.person.findMany({
    where: { postings: { some: { site: { code: 'S03' }, team: 'Équipe de nuit' } } },
    orderBy: { handle: 'asc' },
    select: { id: true, workEmail: true },
  });
  await delivery.advanceTo(Temporal.Instant.from('2026-11-26T20:30:00Z'), {
    setNow: async (moment) => site.house.moveTo(moment.toString()),
  });
});
afterAll(() => site.house.close());

const linkOf = (index: number, label: string) => site.linkIn(night[index]?.workEmail ?? '', label);
const tracesOf = async (index: number) => rowsContaining(site.house, night[index]?.id ?? '');
const three = { perception: '2', opportunity: '3', value: '4' };
const sheets = () => site.house.db.pulseAnswer.findMany();

it('one mail asks for the pulse and for the five questions; the page offers both', async () => {
  const page = await site.open(linkOf(0, 'Donner mon avis'));
  expect(page.text).toContain('Baromètre, une semaine après : EHPAD Résidence du Port');
  expect(page.text).toContain('Votre feuille est anonyme');
  expect(page.buttons).toEqual(['Donner mon avis', 'Répondre', 'Répondre sans mon nom']);
});

it('the whole sheet is one form, handed in at once; nothing else that is stored speaks of who did', async () => {
  const link = linkOf(0, 'Donner mon avis');
  const before = await tracesOf(0);
  const form = await site.press(link, await site.open(link), 'Donner mon avis');
  expect(form.buttons).toEqual(['Envoyer ma feuille']);
  expect([...form.html.matchAll(/name="value\.(\w+)"/g)].map(([, name]) => name)).toEqual([
    'perception',
    'opportunity',
    'value',
    'fear',
  ]);
  expect(await sheets()).toEqual([]);
  expect(await tracesOf(0)).toEqual(before);

  const thanks = await site.press(link, form, 'Envoyer ma feuille', { ...three, fear: 'La nuit sans aide' });
  expect(thanks.text).toContain('Merci, votre feuille est dans l’urne');
  expect((await sheets()).map(({ answers, team }) => ({ answers, team }))).toEqual([
    { answers: three, team: 'Équipe de nuit' },
  ]);
  expect(await site.house.db.pulseFear.findMany({ select: { text: true } })).toEqual([
    { text: 'La nuit sans aide' },
  ]);
  const added = (await tracesOf(0)).filter((row) => !before.includes(row));
  expect(added).toHaveLength(1);
  expect(added[0]).toContain('PulseParticipation');
  expect(await site.house.db.auditEvent.count({ where: { actorId: night[0]?.id } })).toBe(0);
});

it('takes one sheet a person: sent again it is not counted again, and the page says that it is in the box', async () => {
  const link = linkOf(1, 'Donner mon avis');
  const form = await site.press(link, await site.open(link), 'Donner mon avis');
  await site.press(link, form, 'Envoyer ma feuille', three);
  await site.press(link, form, 'Envoyer ma feuille', three);
  const other = await site.press(link, form, 'Envoyer ma feuille', { ...three, value: '1' });
  expect(other.text).toContain('Votre feuille est déjà dans l’urne');
  expect((await sheets()).map(({ answers }) => answers)).toEqual([three, three]);
  const again = await site.open(link);
  expect(again.text).toContain('Votre feuille est déjà dans l’urne');
  expect(again.buttons).toEqual(['Répondre', 'Répondre sans mon nom']);
});

it('asks again for what is missing, and keeps the rest of the form', async () => {
  const link = linkOf(2, 'Donner mon avis');
  const form = await site.press(link, await site.open(link), 'Donner mon avis');
  const asked = await site.press(link, form, 'Envoyer ma feuille', { perception: '2', opportunity: '3' });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Il manque une réponse');
  expect(asked.html).not.toContain('name="value.site"');
  const [send = ''] = asked.buttons;
  expect((await site.press(link, asked, send, three)).text).toContain('est dans l’urne');
});

it('a contribution without a name leaves nothing that names its author', async () => {
  const link = linkOf(3, 'Répondre sans mon nom');
  const before = await tracesOf(3);
  const form = await site.press(link, await site.open(link), 'Répondre sans mon nom');
  expect(form.text).toContain('rien ne relie vos réponses à vous');
  const [send = ''] = form.buttons;
  const thanks = await site.press(link, form, send, { difficult: 'Le Wi-Fi des chambres' });
  expect(thanks.text).toContain('Rien ne les relie à vous');
  expect(await tracesOf(3)).toEqual(before);
  const [kept] = await site.house.db.contribution.findMany();
  expect(kept).toMatchObject({ personId: null, question: 'difficult', text: 'Le Wi-Fi des chambres' });
});

it('one with a name can be looked at and erased from the page', async () => {
  const link = linkOf(4, 'Répondre');
  const form = await site.press(link, await site.open(link), 'Répondre');
  const [send = ''] = form.buttons;
  const thanks = await site.press(link, form, send, { worked: 'Les fiches de poche' });
  expect(thanks.text).toContain('Merci');
  const [mine = ''] = thanks.buttons;
  const listed = await site.press(link, thanks, mine);
  expect(listed.text).toContain('Les fiches de poche');
  expect(listed.html).toContain('<details>');
  const [erase = ''] = listed.buttons;
  await site.press(link, listed, erase);
  expect(await rowsContaining(site.house, 'Les fiches de poche')).toEqual([]);
});

it('what is about somebody is asked about before it is kept', async () => {
  const link = linkOf(5, 'Répondre');
  const form = await site.press(link, await site.open(link), 'Répondre');
  const [send = ''] = form.buttons;
  const asked = await site.press(link, form, send, { difficult: 'Nadège Thomas ne répond jamais' });
  expect(asked.html).toContain('name="value.handling"');
  expect(asked.html).toContain('Nadège Thomas ne répond jamais');
  expect(await rowsContaining(site.house, 'ne répond jamais')).toEqual([]);
});

it('counts what came by page once the pulse closes, and shows it to who answered', async () => {
  for (const index of [5, 6, 7, 8]) {
    const link = linkOf(index, 'Donner mon avis');
    const form = await site.press(link, await site.open(link), 'Donner mon avis');
    await site.press(link, form, 'Envoyer ma feuille', three);
  }
  const link = linkOf(0, 'Donner mon avis');
  await site.house.delivery.advanceTo(Temporal.Instant.from('2026-12-03T17:00:00Z'), {
    setNow: async (moment) => site.house.moveTo(moment.toString()),
  });
  const over = await site.open(link);
  expect(over.text).toContain('Ce baromètre est clos');
  const shown = await site.press(link, over, 'Voir les résultats');
  expect(shown.text).toContain('7 sur 54 (13 %)');
});
