import { afterAll, beforeAll, expect, it } from 'vitest';
import { read } from '../../../test/support/direct-people.ts';
import { handles, openSiteOnADay, type SiteOnADay } from '../fixtures/site-on-a-day.ts';

/** C43 on the go-live day of the IME. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-10-06T06:00:00Z', 'S01');
});
afterAll(() => site.close());

const difficulty = (number: number) =>
  site.house.db.difficulty.findUniqueOrThrow({
    where: { spaceId_number: { spaceId: site.spaceId, number } },
  });
const dayButton = (answer: string, site = 'S01', on = '2026-10-06') => ({
  command: 'difficulty day',
  arguments: { site, answer, on },
});

it('is asked of everybody who works there, in words that own the upset, with whom to call', async () => {
  await site.goTo('2026-10-06T09:00');
  const cards = await site.told('D17');
  expect(cards).toHaveLength(64);
  const card = cards.find(({ to }) => to === 's01-001');
  expect(card?.text).toContain('Cela bouscule les habitudes');
  expect(card?.text).toContain('Maëlle Perrot');
  expect(card?.text).toContain('02 99 00 10 20');
  expect(card?.buttons).toEqual(['Tout va bien', 'J’ai une difficulté', 'Bloquant']);
  expect(handles(cards)).not.toContain('anne-laure');
});

it('« Tout va bien » is kept once a person, the last press counts, and only their card changes', async () => {
  await site.press('s01-001', dayButton('difficulty'));
  const seen = await site.press('s01-001', dayButton('fine'));
  expect(seen.replaces).toBe(true);
  expect(read(seen)).toContain('Votre réponse à 9 h : tout va bien.');
  const answers = await site.house.db.dayAnswer.findMany({
    where: { personId: await site.personId('s01-001') },
  });
  expect(answers.map(({ answer }) => answer)).toEqual(['fine']);
  await site.house.delivery.drain();
  expect(site.chat.posted.filter(({ updates }) => updates.length > 0)).toHaveLength(1);
});

it('is of nobody who does not work there, and counts for no other day', async () => {
  expect(read(await site.press('s03-001', dayButton('fine')))).toContain(
    'celle des équipes du site (IME Les Embruns)',
  );
  const old = await site.press('s01-002', dayButton('blocking', 'S01', '2026-09-29'));
  expect(old.outcome).toBe('refused');
  expect(await site.house.db.dayAnswer.count()).toBe(1);
});

it('opens a short form; « Bloquant » at 9:12 is with the referents and the technical lead within a minute', async () => {
  await site.goTo('2026-10-06T09:12');
  const seen = await site.press('s01-003', dayButton('blocking'));
  expect(seen.form?.fields.filter(({ kind }) => kind !== 'hidden').map(({ name }) => name)).toEqual([
    'text',
    'category',
    'name',
  ]);
  const hidden = { site: 'S01', severity: 'blocking' };
  const done = await site.submit('s01-003', 'difficulty describe', {
    ...hidden,
    text: 'Impossible de se connecter depuis ce matin',
    category: 'access',
  });
  expect(read(done)).toContain('DIF-001');
  expect(read(done)).toContain(
    'Alerte transmise à l’instant à Maëlle Perrot, Ludovic Samson et Karim Benhaddou',
  );
  const alerts = await site.told('BLOCKING');
  expect(handles(alerts)).toEqual(['karim', 'ludovic', 'maelle']);
  expect(alerts.map(({ state, dueAt }) => [state, dueAt])).toEqual(
    alerts.map(() => ['sent', '2026-10-06T07:12:00.000Z']),
  );
  expect(alerts[0]?.buttons).toEqual(['Je m’en occupe', 'Résolu']);
  expect(await difficulty(1)).toMatchObject({ severity: 'blocking', category: 'access', anonymous: false });
});

it('is taken by one of them: the others see who, and who told it hears of it', async () => {
  const take = { command: 'difficulty take', arguments: { difficulty: 'DIF-001' } };
  expect(read(await site.press('maelle', take))).toContain('Vous vous en occupez.');
  const late = await site.press('ludovic', take);
  expect(late.outcome).toBe('refused');
  expect(read(late)).toContain('Maëlle Perrot');
  expect(await difficulty(1)).toMatchObject({
    state: 'qualified',
    qualifiedById: await site.personId('maelle'),
  });
  const cards = await site.told('BLOCKING');
  expect(cards.find(({ to }) => to === 'karim')?.text).toContain('Maëlle Perrot s’en occupe.');
  const [heard, ...others] = await site.told('DIFFICULTY-TAKEN');
  expect([heard?.to, others]).toEqual(['s01-003', []]);
  expect(heard?.text).toContain('Maëlle Perrot s’occupe de votre difficulté.');
});

it('is told solved, and who told it says whether it is; a « no » brings it back to who took it', async () => {
  await site.press('maelle', { command: 'difficulty solve', arguments: { difficulty: 'DIF-001' } });
  const [asked] = await site.told('DIFFICULTY-SOLVED');
  expect(asked?.buttons).toEqual(['C’est résolu', 'Toujours pas']);
  const answer = (as: string, given: string) =>
    site.press(as, { command: 'difficulty confirm', arguments: { difficulty: 'DIF-001', answer: given } });
  expect((await answer('maelle', 'yes')).outcome).toBe('refused');
  await answer('s01-003', 'no');
  expect((await difficulty(1)).state).toBe('reopened');
  expect(handles(await site.told('DIFFICULTY-REOPENED'))).toEqual(['maelle']);
  await site.press('maelle', { command: 'difficulty solve', arguments: { difficulty: 'DIF-001' } });
  expect(handles(await site.told('DIFFICULTY-SOLVED'))).toEqual(['s01-003', 's01-003']);
  await answer('s01-003', 'yes');
  expect((await difficulty(1)).state).toBe('confirmed');
});

it('pressed and never described still alerts after a minute; described without a name it does not', async () => {
  await site.press('s01-004', dayButton('blocking'));
  await site.goTo('2026-10-06T09:14');
  const alerts = await site.told('BLOCKING-WORDLESS-TOLD-2');
  expect(handles(alerts)).toEqual(['karim', 'ludovic', 'maelle']);
  await site.press('s01-005', dayButton('blocking'));
  await site.submit('s01-005', 'difficulty describe', {
    ...{ site: 'S01', severity: 'blocking', name: 'unnamed' },
    text: 'Les droits manquent pour valider',
    category: 'rights',
  });
  await site.goTo('2026-10-06T09:16');
  expect(await site.told('BLOCKING-WORDLESS-TOLD-3')).toEqual([]);
  // Better for a while, then stopped again: it is told again.
  await site.press('s01-004', dayButton('fine'));
  await site.press('s01-004', dayButton('blocking'));
  await site.goTo('2026-10-06T09:18');
  expect(handles(await site.told('BLOCKING-WORDLESS-TOLD-4'))).toEqual(['karim', 'ludovic', 'maelle']);
});

it('told without a name leads back to nobody, in no row of the difficulty, its alert or the journal', async () => {
  const row = await difficulty(2);
  expect(row).toMatchObject({ anonymous: true, reporterId: null });
  const journal = await site.house.db.auditEvent.findMany({ where: { subjectId: row.id } });
  expect(journal.map(({ act, actorId, correlationId }) => [act, actorId, correlationId])).toEqual([
    ['difficulty.reported', null, null],
  ]);
  const alerts = await site.house.db.messageDelivery.findMany({ where: { subjectId: row.id } });
  expect(alerts.map(({ correlationId }) => correlationId)).toEqual(alerts.map(() => null));
  await site.press('maelle', { command: 'difficulty solve', arguments: { difficulty: 'DIF-002' } });
  expect((await site.told('DIFFICULTY-SOLVED')).filter(({ text }) => text.includes('DIF-002'))).toEqual([]);
});

it('is typed in one line too; without a site it is one’s own, and what names a resident is refused', async () => {
  const seen = await site.say(
    's01-006',
    'difficulté "Le planning ne s’imprime pas" catégorie:impression gravité:gêne',
  );
  expect(read(seen)).toContain('DIF-003');
  expect(await difficulty(3)).toMatchObject({ severity: 'nuisance', category: 'printing' });
  const refused = await site.say(
    's01-006',
    'difficulté IME "Mme Quatrebarbes, chambre 12, refuse la tablette"',
  );
  expect(refused.outcome).toBe('refused');
  expect(read(await site.say('s01-006', 'difficulté S09 "Rien ne marche"'))).toContain('DIF-004');
  expect(read(await site.say('bruno', 'difficulté IME "Rien ne marche"'))).toContain(
    'n’est pas de votre organisme',
  );
  expect(await site.house.db.difficulty.count()).toBe(4);
});

it('is one line of the evening’s digest for leads and director: the three counts, what blocks first (D18)', async () => {
  for (const number of [7, 8, 9, 10, 11, 12])
    await site.say(
      `s01-0${String(number).padStart(2, '0')}`,
      `difficulté IME "Transmission n° ${number} perdue" catégorie:transmissions équipe:soin`,
    );
  await site.press('s01-007', dayButton('difficulty'));
  await site.goTo('2026-10-06T17:00');
  const digests = await site.told('D18');
  expect(handles(digests)).toEqual(['anne-laure', 'claire', 'karim']);
  const text = digests[0]?.text ?? '';
  expect(text).toContain('Réponses : 5 sur 64. Tout va bien : 1 · une difficulté : 1 · bloquant : 3.');
  expect(text.indexOf('Bloquants')).toBeLessThan(text.indexOf('transmissions (6)'));
  expect(text).toContain('6 difficultés se ressemblent');
});
