import { afterAll, beforeAll, expect, it } from 'vitest';
import { plain } from '../../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../../test/support/direct-people.ts';
import type { Card } from '../../conversation/card.ts';
import { renderText } from '../../conversation/render-text.ts';
import { testPlatform } from '../../delivery/fixtures/test-platform.ts';

const chat = testPlatform('local', { update: true });
const mail = testPlatform('email');
let house: DirectBot;
let spaceId: string;
beforeAll(async () => {
  house = await openDirectBot('2026-10-08T08:00:00Z', { composers: true, platforms: [chat, mail] });
  spaceId = (await house.db.space.findFirstOrThrow()).id;
});
afterAll(() => house.close());
const { say, press } = directPeople(() => house.bot);

/** What one rule told, by whom it reached. */
async function told(rule: string): Promise<Record<string, string>> {
  await house.delivery.drain();
  const rows = await house.db.messageDelivery.findMany({ where: { rule }, orderBy: { id: 'asc' } });
  const people = await house.db.person.findMany({ where: { spaceId } });
  const channels = await house.db.channel.findMany({ where: { spaceId } });
  const name = (id: string) =>
    people.find((one) => one.id === id)?.handle ?? channels.find((one) => one.id === id)?.name ?? id;
  return Object.fromEntries(
    rows.map(({ recipientId, card }) => [
      name(recipientId),
      card ? plain(renderText(card as unknown as Card, 'fr')) : '',
    ]),
  );
}
const request = (number: number) =>
  house.db.vendorRequest.findUniqueOrThrow({
    where: { spaceId_number: { spaceId, number } },
    include: { askers: true, difficulties: true },
  });
const look = (title: string, text: string) => process.env.LOOK && console.log(`\n=== ${title}\n${text}`);

it('a referent writes a request from a difficulty: a draft, and the leads are asked to send it', async () => {
  await say('s01-001', 'difficulté IME "Impossible d’imprimer les transmissions" catégorie:impression');
  const form = await press(
    'maelle',
    buttonOf(await say('maelle', 'difficulté voir DIF-001'), { id: 'vendor' }),
  );
  expect(form.form?.title).toBe('Demander à l’éditeur');
  const seen = await say(
    'maelle',
    'demande éditeur IME "Imprimer les transmissions de la semaine" fonctionnelle difficulté:DIF-001 merci:oui',
  );
  look('draft', read(seen));
  expect(read(seen)).toContain('VR-001');
  expect(await request(1)).toMatchObject({ state: 'draft', kind: 'functional' });
  expect((await request(1)).difficulties).toHaveLength(1);
  const asked = await told('VENDOR-DRAFT');
  look('leads', asked.claire ?? '');
  expect(Object.keys(asked).toSorted()).toEqual(['claire', 'karim']);
  const author = await told('VENDOR-AUTHOR');
  look('author', author['s01-001'] ?? '');
  expect(Object.keys(author)).toEqual(['s01-001']);
  expect(
    read(
      await press('s01-001', { command: 'vendor thanks', arguments: { request: 'VR-001', answer: 'yes' } }),
    ),
  ).toContain('Votre nom sera cité');
});

it('is sent by the functional lead alone; the technical lead’s wish to send it is a proposal, the staff’s is refused', async () => {
  expect((await say('karim', 'demande envoyer VR-001')).outcome).toBe('proposed');
  expect((await say('s01-001', 'demande envoyer VR-001')).outcome).toBe('refused');
  expect(read(await say('s01-002', 'demande éditeur IME "Un bouton" fonctionnelle'))).toContain(
    'Vous n’avez pas ce droit',
  );
  expect((await request(1)).state).toBe('draft');
});

it('three sites that ask for the same are one request with three sites (C45)', async () => {
  await say('nadege', 'demande éditeur S03 "Imprimer la semaine de transmissions" fonctionnelle');
  await say('samir', 'demande soutenir VR-001 S04');
  look('three', read(await say('claire', 'demandes éditeur')));
  const grouped = await say('claire', 'demande grouper VR-002 VR-001');
  look('grouped', read(grouped));
  expect(read(grouped)).toContain(
    'Sites (3) : IME Les Embruns, EHPAD Résidence du Port et EAM Les Hortensias',
  );
  expect(read(await say('claire', 'demande grouper VR-002 VR-001'))).toContain('n’en font qu’une');
  expect(read(await say('claire', 'demandes éditeur'))).not.toContain('VR-002');
  expect(read(await say('nadege', 'demande voir VR-002'))).toContain('VR-001');
});

it('goes to the vendor by mail, which says how to answer and names nobody who works there', async () => {
  const sent = await say('claire', 'demande envoyer VR-001');
  expect(read(sent)).toContain('La demande est envoyée à l’éditeur.');
  const letter = (await told('VENDOR-REQUEST')).julie ?? '';
  look('vendor', letter);
  expect(letter).toContain('écrivez à Claire Le Goff (claire.legoff@agla.example) en rappelant VR-001');
  expect(letter).not.toMatch(/Maëlle|Nadège|Samir/);
  expect((await say('claire', 'demande envoyer VR-001')).outcome).toBe('refused');
});

it('the vendor’s answer is entered by a lead, with its version; a refusal needs its reason', async () => {
  expect(read(await say('claire', 'éditeur répondre VR-001 refusée'))).toContain('Pour quel motif ?');
  const seen = await say('claire', 'éditeur répondre VR-001 acceptée version:4.2');
  look('accepted', read(seen));
  expect(await request(1)).toMatchObject({ state: 'accepted', promisedVersion: '4.2' });
  const heard = await told('VENDOR-ACCEPTED');
  look('askers', heard.nadege ?? '');
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
  await say('claire', 'vendor answer VR-001 delivered version:4.2');
  const heard = await told('VENDOR-DELIVERED');
  look('delivered', heard.nadege ?? '');
  expect(Object.keys(heard).toSorted()).toEqual([
    'gaelle',
    'ludovic',
    'maelle',
    'nadege',
    'pierrick',
    'samir',
  ]);
  const asked = await told('DIFFICULTY-DELIVERED');
  look('reporter', asked['s01-001'] ?? '');
  expect(Object.keys(asked)).toEqual(['s01-001']);
  const thanks = await told('VENDOR-THANKS');
  look('thanks', Object.values(thanks).join('\n---\n'));
  expect(Object.keys(thanks)).toEqual(['association-actus']);
  const text = thanks['association-actus'] ?? '';
  expect(text).toContain('Maëlle Perrot');
  expect(text).toContain(', et à 2 autres personnes');
  expect(text).not.toMatch(/Nadège|Samir/);
});

it('is verified on a site that asked for it, by nobody else', async () => {
  expect((await say('veronique', 'demande vérifier VR-001')).outcome).not.toBe('done');
  expect((await request(1)).state).toBe('delivered');
  expect(read(await say('nadege', 'demande vérifier VR-001'))).toContain('C’est vérifié');
  expect((await request(1)).state).toBe('verified');
});
