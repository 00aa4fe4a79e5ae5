import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonOf, read } from '../../../test/support/direct-people.ts';
import { handles, openSiteOnADay, type SiteOnADay } from '../../difficulties/fixtures/site-on-a-day.ts';

/** Monday 14 September 2026, the eve of J-21 at the IME. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-09-14T10:00:00Z', 'S01', 'readiness.');
});
afterAll(() => site.close());

const check = (code: string) =>
  site.house.db.readinessCheck.findFirstOrThrow({ where: { code, deployment: { site: { code: 'S01' } } } });
const nudges = async (rule: string) => {
  const rows = await site.house.db.nudge.findMany({ where: { rule }, orderBy: { personId: 'asc' } });
  const people = await site.house.db.person.findMany({
    where: { id: { in: rows.map((one) => one.personId) } },
  });
  return Object.fromEntries(rows.map((row) => [people.find(({ id }) => id === row.personId)?.handle, row]));
};
const press = (who: string, command: string, given: Record<string, string>) =>
  site.press(who, { command, arguments: { site: 'S01', ...given } });
const last = async (rule: string, who: string) => {
  const found = (await site.told(rule)).findLast(({ to }) => to === who);
  if (!found) throw new Error(`${rule} told ${who} nothing`);
  return found;
};

describe('a nudge before a go-live', () => {
  it('goes to the pair at J-21 with what is open at that step, and is written down as unanswered', async () => {
    await site.goTo('2026-09-15T09:01');
    expect(handles(await site.told('D05'))).toEqual(['ludovic', 'maelle']);
    const { text, buttons } = await last('D05', 'maelle');
    expect(text).toContain('S01 IME Les Embruns · J-21');
    expect(text).toContain('Maëlle, 2 points sont à préparer maintenant.');
    expect(text).toContain('Liste des comptes à créer transmise');
    expect(text).toContain('Inscriptions aux formations faites');
    expect(buttons).toEqual(['Fait', 'Fait', 'Tout est fait', 'Besoin d’aide', 'Ce n’est pas moi']);
    expect(await nudges('D05')).toMatchObject({
      maelle: { answer: null, state: 'sent', level: 1, checkCodes: ['K12', 'K13'] },
      ludovic: { answer: null },
    });
  });

  it('is answered point by point, in one press each; the cards of the pair follow', async () => {
    const reply = await press('maelle', 'nudge done', { step: 'D05', code: 'K12' });
    expect(read(reply)).toContain('C’est noté : Liste des comptes à créer transmise.');
    expect(read(reply)).toContain('Il reste un point.');
    expect((await check('K12')).state).toBe('supplied');
    await site.house.delivery.drain();
    const pair = await last('D05', 'ludovic');
    expect(pair.text).toContain('Ludovic, un point est à préparer maintenant.');
    expect(pair.text).toContain('Déjà répondu');
    expect((await nudges('D05')).maelle).toMatchObject({ answer: 'done', state: 'answered' });
  });

  it('pressed again, says that nothing is left and changes nothing', async () => {
    await press('maelle', 'nudge done', { step: 'D05', code: 'K13' });
    const before = await check('K13');
    expect(read(await press('maelle', 'nudge done', { step: 'D05', code: 'K13' }))).toContain(
      'Plus rien ne vous attend ici',
    );
    expect(await check('K13')).toEqual(before);
  });

  it('is not chased when nothing is left of it, though one of the pair never answered', async () => {
    await site.goTo('2026-09-18T12:00');
    expect((await nudges('D05')).ludovic).toMatchObject({ answer: null, state: 'cancelled' });
    expect(await site.told('NUDGE-PAIR', 'NUDGE-DIR')).toEqual([]);
  });

  it('asks for the number where one is needed, instead of taking a bare press for it', async () => {
    await site.goTo('2026-09-21T09:01');
    expect((await last('D06', 'maelle')).text).toContain('Réseau et Wi-Fi testés');
    const reply = await press('maelle', 'nudge done', { step: 'D06', code: 'K09' });
    expect(reply.form?.fields.find(({ name }) => name === 'code')?.value).toBe('K09');
    expect((await check('K09')).state).toBe('open');
    const all = await press('maelle', 'nudge done', { step: 'D06' });
    expect(read(all)).toContain('Matériels reçus sur le site');
    expect(read(all)).toContain('Il reste un point.');
    expect((await check('K07')).state).toBe('verified');
    expect((await check('K05')).state).toBe('supplied');
  });

  it('« Ce n’est pas moi » gives the points to the pair and tells the functional lead, nobody else', async () => {
    const reply = await press('maelle', 'nudge pass', { step: 'D06' });
    expect(read(reply)).toContain('C’est passé à Ludovic Samson.');
    expect((await check('K09')).ownerId).toBe(await site.personId('ludovic'));
    const handed = await last('NUDGE-PAIR', 'ludovic');
    expect(handed.text).toContain('Ludovic, votre binôme vous passe un point.');
    expect(handed.text).toContain('Données récupérées');
    expect(handles(await site.told('NUDGE-NOT-MINE'))).toEqual(['claire']);
    expect(read(await press('maelle', 'nudge done', { step: 'D06' }))).toContain(
      'Plus rien ne vous attend ici',
    );
  });

  it('« Besoin d’aide » opens an action for who can help, linked to the site', async () => {
    const reply = await press('ludovic', 'nudge help', { step: 'D06-PAIR' });
    expect(read(reply)).toContain(
      'Karim Benhaddou vous aide d’ici au mercredi 23 septembre (action A-2026-007).',
    );
    const action = await site.house.db.actionItem.findFirstOrThrow({
      where: { number: 'A-2026-007' },
      include: { owner: true },
    });
    expect(action.owner.handle).toBe('karim');
    expect(action.siteId).not.toBeNull();
    expect(action.text).toContain('Aider Ludovic Samson (IME Les Embruns)');
    // Asked for help once, it is not chased any more, at either level.
    expect(await nudges('D06')).toMatchObject({ ludovic: { answer: 'help' }, maelle: { answer: 'notMe' } });
  });

  it('left unanswered goes to the pair after two working days, then to the director, privately', async () => {
    await site.goTo('2026-09-29T09:01');
    const { text } = await last('D11', 'ludovic');
    expect(text).toContain('Matériels vérifiés en conditions réelles');
    await press('maelle', 'nudge done', { step: 'D11', code: 'K14' });
    await site.goTo('2026-10-01T09:01');
    const [pair] = (await site.told('NUDGE-PAIR')).filter(({ dueAt }) => dueAt.startsWith('2026-10-01'));
    expect(pair?.to).toBe('maelle');
    expect(pair?.text).toMatch(/points\sattendent une réponse\. Pouvez-vous vous en charger/);
    expect(pair?.text).not.toContain('Ludovic');
    await site.goTo('2026-10-05T09:01');
    const director = await site.told('NUDGE-DIR');
    expect(handles(director)).toEqual(['anne-laure']);
    expect(director[0]?.text).not.toMatch(/Ludovic|Maëlle/);
    const rows = await site.house.db.messageDelivery.findMany({
      where: { recipientKind: 'channel', rule: { startsWith: 'NUDGE' } },
    });
    expect(rows).toEqual([]);
  });

  it('says nothing at J-1 to who has nothing left, and asks the vendor alone whether it will answer', async () => {
    expect(handles(await site.told('D16'))).toContain('julie');
    const vendor = await last('D16', 'julie');
    expect(vendor.text).toContain(
      'Confirmez-vous que votre contact et votre assistance répondront ce jour-là ?',
    );
    // No button of it reaches a mail: it says whom to write to.
    expect(vendor.text).toContain('Pour confirmer, écrivez à Karim Benhaddou (');
  });

  it('is chased by nobody any more once the site has gone live', async () => {
    const before = (await site.told('NUDGE-PAIR', 'NUDGE-DIR')).length;
    await site.goTo('2026-10-09T12:00');
    expect(await site.told('NUDGE-PAIR', 'NUDGE-DIR')).toHaveLength(before);
    expect((await nudges('D16')).maelle).toMatchObject({ answer: null, state: 'cancelled' });
  });

  it('can be answered by no one who works there but its referents, and who directs it', async () => {
    const reply = await press('s01-012', 'nudge done', { step: 'D11' });
    expect(read(reply)).toContain('Vous n’avez pas ce droit');
    expect(
      buttonOf(await site.say('anne-laure', 'préparation S01'), { label: 'Mettre à jour un point' }),
    ).toBeTruthy();
  });
});
