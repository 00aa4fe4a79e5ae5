import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonOf, read } from '../../../test/support/direct-people.ts';
import { openSiteOnADay, type SiteOnADay } from '../fixtures/site-on-a-day.ts';

/** C45 and C51, two days after the go-live of the IME. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-10-08T08:00:00Z', 'S01');
});
afterAll(() => site.close());

/** What one rule told, by whom it reached. */
const told = async (rule: string): Promise<Record<string, string>> =>
  Object.fromEntries((await site.told(rule)).map(({ to, text }) => [to, text]));
const request = (number: number) =>
  site.house.db.vendorRequest.findUniqueOrThrow({
    where: { spaceId_number: { spaceId: site.spaceId, number } },
    include: { askers: true, difficulties: true },
  });

it('a referent writes a request from a difficulty: a draft, and the leads are asked to send it', async () => {
  await site.say('s01-001', 'difficulté IME "Impossible d’imprimer les transmissions" catégorie:impression');
  const form = await site.press(
    'maelle',
    buttonOf(await site.say('maelle', 'difficulté voir DIF-001'), { id: 'vendor' }),
  );
  expect(form.form?.title).toBe('Demander à l’éditeur');
  const seen = await site.say(
    'maelle',
    'demande éditeur IME "Imprimer les transmissions de la semaine" fonctionnelle difficulté:DIF-001 merci:oui',
  );
  expect(read(seen)).toContain('VR-001');
  expect(await request(1)).toMatchObject({ state: 'draft', kind: 'functional' });
  expect((await request(1)).difficulties).toHaveLength(1);
  const asked = await told('VENDOR-DRAFT');
  expect(Object.keys(asked).toSorted()).toEqual(['claire', 'karim']);
  const author = await told('VENDOR-AUTHOR');
  expect(Object.keys(author)).toEqual(['s01-001']);
  expect(
    read(
      await site.press('s01-001', {
        command: 'vendor thanks',
        arguments: { request: 'VR-001', answer: 'yes' },
      }),
    ),
  ).toContain('Votre nom sera cité');
});

it('is sent by the functional lead alone; the technical lead’s wish to send it is a proposal, the staff’s is refused', async () => {
  expect((await site.say('karim', 'demande envoyer VR-001')).outcome).toBe('proposed');
  expect((await site.say('s01-001', 'demande envoyer VR-001')).outcome).toBe('refused');
  expect(read(await site.say('s01-002', 'demande éditeur IME "Un bouton" fonctionnelle'))).toContain(
    'Vous n’avez pas ce droit',
  );
  expect((await request(1)).state).toBe('draft');
});

it('three sites that ask for the same are one request with three sites (C45)', async () => {
  await site.say('nadege', 'demande éditeur S03 "Imprimer la semaine de transmissions" fonctionnelle');
  await site.say('samir', 'demande soutenir VR-001 S04');
  expect(read(await site.say('claire', 'demandes éditeur'))).toContain('fonctionnelle · 2 sites · à envoyer');
  const grouped = await site.say('claire', 'demande grouper VR-002 VR-001');
  expect(read(grouped)).toContain(
    'Sites (3) : IME Les Embruns, EHPAD Résidence du Port et EAM Les Hortensias',
  );
  expect(read(await site.say('claire', 'demande grouper VR-002 VR-001'))).toContain('n’en font qu’une');
  expect(read(await site.say('claire', 'demandes éditeur'))).not.toContain('VR-002');
  expect(read(await site.say('nadege', 'demande voir VR-002'))).toContain('VR-001');
});

it('goes to the vendor by mail, which says how to answer and names nobody who works there', async () => {
  const sent = await site.say('claire', 'demande envoyer VR-001');
  expect(read(sent)).toContain('La demande est envoyée à l’éditeur.');
  const letter = (await told('VENDOR-REQUEST')).julie ?? '';
  expect(letter).toContain('écrivez à Claire Le Goff (claire.legoff@agla.example) en rappelant VR-001');
  expect(letter).not.toMatch(/Maëlle|Nadège|Samir/);
  expect((await site.say('claire', 'demande envoyer VR-001')).outcome).toBe('refused');
});

it('the vendor’s answer is entered by a lead, with its version; a refusal needs its reason', async () => {
  expect(read(await site.say('claire', 'éditeur répondre VR-001 refusée'))).toContain('Pour quel motif ?');
  await site.say('claire', 'éditeur répondre VR-001 acceptée version:4.2');
  expect(await request(1)).toMatchObject({ state: 'accepted', promisedVersion: '4.2' });
  const heard = await told('VENDOR-ACCEPTED');
  expect(Object.keys(heard).toSorted()).toEqual([
    'gaelle',
    'ludovic',
    'maelle',
    'nadege',
    'pierrick',
    's01-001',
    'samir',
  ]);
});

it('once delivered all three sites hear, who told the difficulty says whether it is solved, and who agreed is thanked (C51)', async () => {
  await site.say('claire', 'vendor answer VR-001 delivered version:4.2');
  const heard = await told('VENDOR-DELIVERED');
  expect(Object.keys(heard).toSorted()).toEqual([
    'gaelle',
    'ludovic',
    'maelle',
    'nadege',
    'pierrick',
    'samir',
  ]);
  const asked = await told('DIFFICULTY-DELIVERED');
  expect(Object.keys(asked)).toEqual(['s01-001']);
  const thanks = await told('VENDOR-THANKS');
  expect(Object.keys(thanks)).toEqual(['association-actus']);
  const text = thanks['association-actus'] ?? '';
  expect(text).toContain('Maëlle Perrot');
  expect(text).toContain(', et à 2 autres personnes');
  expect(text).not.toMatch(/Nadège|Samir/);
});

it('is verified on a site that asked for it, by nobody else', async () => {
  expect((await site.say('veronique', 'demande vérifier VR-001')).outcome).not.toBe('done');
  expect((await request(1)).state).toBe('delivered');
  expect(read(await site.say('nadege', 'demande vérifier VR-001'))).toContain('C’est vérifié');
  expect((await request(1)).state).toBe('verified');
});
