import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { buttonsOf, type Card } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import { testPlatform } from '../delivery/fixtures/test-platform.ts';
import { dateColumn } from '../time.ts';

const chat = testPlatform('local', { update: true });
const mail = testPlatform('email');
let house: DirectBot;
let spaceId: string;
const { say, press, submit } = directPeople(() => house.bot);
const words = (card: Card) => plain(renderText(card, 'fr'));

/** Business time goes on to a local moment, and all that is due on the way leaves. */
const goTo = (local: string) =>
  house.delivery.advanceTo(Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant(), {
    setNow: async (now) => house.moveTo(now.toString()),
  });

interface Told {
  rule: string;
  to: string;
  state: string;
  text: string;
  buttons: string[];
  dueAt: string;
}
/** What the ledger holds of these rules, with the words people read. */
async function told(...rules: string[]): Promise<Told[]> {
  await house.delivery.drain();
  const rows = await house.db.messageDelivery.findMany({
    where: { rule: { in: rules } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  const people = await house.db.person.findMany({
    where: { id: { in: rows.map((row) => row.recipientId) } },
  });
  return rows.map(({ rule, recipientId, state, card, dueAt }) => ({
    rule,
    state,
    to: people.find(({ id }) => id === recipientId)?.handle ?? recipientId,
    text: card ? words(card as unknown as Card) : '',
    buttons: card ? buttonsOf(card as unknown as Card).map(({ label }) => plain(label)) : [],
    dueAt: dueAt.toISOString(),
  }));
}
const handles = (rows: readonly Told[]) => rows.map(({ to }) => to).toSorted();
const look = (title: string, text: string) => process.env.LOOK && console.log(`\n=== ${title}\n${text}`);

/** The demo at that moment, where nothing waits but what this room tells around one go-live. */
async function open(now: string, code: string): Promise<void> {
  house = await openDirectBot(now, { composers: true, platforms: [chat, mail] });
  spaceId = (await house.db.space.findFirstOrThrow()).id;
  const { id } = await house.db.deployment.findFirstOrThrow({ where: { site: { code } } });
  await house.db.messageDelivery.deleteMany({
    where: { OR: [{ subjectId: { not: id } }, { NOT: { message: { startsWith: 'difficulty.' } } }] },
  });
  chat.posted.length = 0;
}
const personId = async (handle: string) =>
  (await house.db.person.findFirstOrThrow({ where: { spaceId, handle } })).id;
const difficulty = (number: number) =>
  house.db.difficulty.findUniqueOrThrow({ where: { spaceId_number: { spaceId, number } } });
const dayButton = (answer: string, site = 'S01', on = '2026-10-06') => ({
  command: 'difficulty day',
  arguments: { site, answer, on },
});

describe('a difficulty on the go-live day of the IME', () => {
  beforeAll(() => open('2026-10-06T06:00:00Z', 'S01'));
  afterAll(() => house.close());

  it('is asked of everybody who works there, in words that own the upset, with whom to call', async () => {
    await goTo('2026-10-06T09:00');
    const cards = await told('D17');
    expect(cards).toHaveLength(64);
    const card = cards.find(({ to }) => to === 's01-001');
    look('D17', card?.text ?? '');
    expect(card?.text).toContain('Cela bouscule les habitudes');
    expect(card?.text).toContain('Maëlle Perrot');
    expect(card?.text).toContain('02 99 00 10 20');
    expect(card?.buttons).toEqual(['Tout va bien', 'J’ai une difficulté', 'Bloquant']);
    expect(handles(cards)).not.toContain('anne-laure');
  });

  it('« Tout va bien » is kept once a person, the last press counts, and only their card changes', async () => {
    await press('s01-001', dayButton('difficulty'));
    const seen = await press('s01-001', dayButton('fine'));
    expect(seen.replaces).toBe(true);
    expect(read(seen)).toContain('Votre réponse à 9 h : tout va bien.');
    const answers = await house.db.dayAnswer.findMany({ where: { personId: await personId('s01-001') } });
    expect(answers.map(({ answer }) => answer)).toEqual(['fine']);
    await house.delivery.drain();
    expect(chat.posted.filter(({ updates }) => updates.length > 0)).toHaveLength(1);
  });

  it('is of nobody who does not work there, and counts for no other day', async () => {
    expect(read(await press('s03-001', dayButton('fine')))).toContain('celle des équipes de IME Les Embruns');
    const old = await press('s01-002', dayButton('blocking', 'S01', '2026-09-29'));
    expect(old.outcome).toBe('refused');
    expect(await house.db.dayAnswer.count()).toBe(1);
  });

  it('opens a short form; « Bloquant » at 9:12 is with the referents and the technical lead within a minute', async () => {
    await goTo('2026-10-06T09:12');
    const seen = await press('s01-003', dayButton('blocking'));
    expect(seen.form?.fields.filter(({ kind }) => kind !== 'hidden').map(({ name }) => name)).toEqual([
      'text',
      'category',
      'name',
    ]);
    const hidden = { site: 'S01', severity: 'blocking' };
    const done = await submit('s01-003', 'difficulty describe', {
      ...hidden,
      text: 'Impossible de se connecter depuis ce matin',
      category: 'access',
    });
    look('reporter', read(done));
    expect(read(done)).toContain('DIF-001');
    expect(read(done)).toContain(
      'Alerte transmise à l’instant à Maëlle Perrot, Ludovic Samson et Karim Benhaddou',
    );
    const alerts = await told('BLOCKING');
    expect(handles(alerts)).toEqual(['karim', 'ludovic', 'maelle']);
    expect(alerts.map(({ state, dueAt }) => [state, dueAt])).toEqual(
      alerts.map(() => ['sent', '2026-10-06T07:12:00.000Z']),
    );
    look('alert', alerts[0]?.text ?? '');
    expect(alerts[0]?.buttons).toEqual(['Je m’en occupe', 'Résolu']);
    expect(await difficulty(1)).toMatchObject({ severity: 'blocking', category: 'access', anonymous: false });
  });

  it('is taken by one of them: the others see who, and who told it hears of it', async () => {
    const take = { command: 'difficulty take', arguments: { difficulty: 'DIF-001' } };
    expect(read(await press('maelle', take))).toContain('C’est à vous.');
    const late = await press('ludovic', take);
    expect(late.outcome).toBe('refused');
    expect(read(late)).toContain('Maëlle Perrot');
    expect(await difficulty(1)).toMatchObject({
      state: 'qualified',
      qualifiedById: await personId('maelle'),
    });
    const cards = await told('BLOCKING');
    expect(cards.find(({ to }) => to === 'karim')?.text).toContain('Maëlle Perrot s’en occupe.');
    const [heard, ...others] = await told('DIFFICULTY-TAKEN');
    look('reporter hears', heard?.text ?? '');
    expect([heard?.to, others]).toEqual(['s01-003', []]);
    expect(heard?.text).toContain('Maëlle Perrot s’occupe de votre difficulté.');
  });

  it('is told solved, and who told it says whether it is; a « no » brings it back to who took it', async () => {
    await press('maelle', { command: 'difficulty solve', arguments: { difficulty: 'DIF-001' } });
    const [asked] = await told('DIFFICULTY-SOLVED');
    look('solved?', asked?.text ?? '');
    expect(asked?.buttons).toEqual(['C’est résolu', 'Toujours pas']);
    const answer = (as: string, given: string) =>
      press(as, { command: 'difficulty confirm', arguments: { difficulty: 'DIF-001', answer: given } });
    expect((await answer('maelle', 'yes')).outcome).toBe('refused');
    await answer('s01-003', 'no');
    expect((await difficulty(1)).state).toBe('reopened');
    expect(handles(await told('DIFFICULTY-REOPENED'))).toEqual(['maelle']);
    await press('maelle', { command: 'difficulty solve', arguments: { difficulty: 'DIF-001' } });
    expect(handles(await told('DIFFICULTY-SOLVED'))).toEqual(['s01-003', 's01-003']);
    await answer('s01-003', 'yes');
    expect((await difficulty(1)).state).toBe('confirmed');
  });

  it('pressed and never described still alerts after a minute; described without a name it does not', async () => {
    await press('s01-004', dayButton('blocking'));
    await goTo('2026-10-06T09:14');
    const alerts = await told(`BLOCKING-WORDLESS-TOLD-${await personId('s01-004')}`);
    look('wordless', alerts[0]?.text ?? '');
    expect(handles(alerts)).toEqual(['karim', 'ludovic', 'maelle']);
    await press('s01-005', dayButton('blocking'));
    await submit('s01-005', 'difficulty describe', {
      ...{ site: 'S01', severity: 'blocking', name: 'unnamed' },
      text: 'Les droits manquent pour valider',
      category: 'rights',
    });
    await goTo('2026-10-06T09:16');
    expect(await told(`BLOCKING-WORDLESS-TOLD-${await personId('s01-005')}`)).toEqual([]);
  });

  it('told without a name leads back to nobody, in no row of the difficulty, its alert or the journal', async () => {
    const row = await difficulty(2);
    expect(row).toMatchObject({ anonymous: true, reporterId: null });
    const journal = await house.db.auditEvent.findMany({ where: { subjectId: row.id } });
    expect(journal.map(({ act, actorId, correlationId }) => [act, actorId, correlationId])).toEqual([
      ['difficulty.reported', null, null],
    ]);
    const alerts = await house.db.messageDelivery.findMany({ where: { subjectId: row.id } });
    expect(alerts.map(({ correlationId }) => correlationId)).toEqual(alerts.map(() => null));
    await press('maelle', { command: 'difficulty solve', arguments: { difficulty: 'DIF-002' } });
    expect((await told('DIFFICULTY-SOLVED')).filter(({ text }) => text.includes('DIF-002'))).toEqual([]);
  });

  it('is typed in one line too; without a site it is one’s own, and what names a resident is refused', async () => {
    const seen = await say(
      's01-006',
      'difficulté "Le planning ne s’imprime pas" catégorie:impression gravité:gêne',
    );
    look('typed', read(seen));
    expect(read(seen)).toContain('DIF-003');
    expect(await difficulty(3)).toMatchObject({ severity: 'nuisance', category: 'printing' });
    const refused = await say('s01-006', 'difficulté IME "Mme Quatrebarbes, chambre 12, refuse la tablette"');
    expect(refused.outcome).toBe('refused');
    expect(read(await say('s01-006', 'difficulté S09 "Rien ne marche"'))).toContain('DIF-004');
    expect(read(await say('bruno', 'difficulté IME "Rien ne marche"'))).toContain(
      'n’est pas de votre organisme',
    );
    expect(await house.db.difficulty.count()).toBe(4);
  });

  it('is one line of the evening’s digest for leads and director: the three counts, what blocks first (D18)', async () => {
    for (const number of [7, 8, 9, 10, 11, 12])
      await say(
        `s01-0${String(number).padStart(2, '0')}`,
        `difficulté IME "Transmission n° ${number} perdue" catégorie:transmissions équipe:soin`,
      );
    await press('s01-007', dayButton('difficulty'));
    await goTo('2026-10-06T17:00');
    const digests = await told('D18');
    expect(handles(digests)).toEqual(['anne-laure', 'claire', 'karim']);
    const text = digests[0]?.text ?? '';
    look('D18', text);
    expect(text).toContain('Réponses : 5 sur 64. Tout va bien : 1 · une difficulté : 1 · bloquant : 3.');
    expect(text.indexOf('Bloquants')).toBeLessThan(text.indexOf('transmissions (6)'));
    expect(text).toContain('6 fois la même chose');
  });
});

describe('what is done about it', () => {
  beforeAll(async () => {
    await open('2026-10-07T06:00:00Z', 'S01');
    for (const number of [1, 2, 3, 4, 5, 6])
      await say(
        `s01-00${number}`,
        `difficulté IME "Transmission ${number} perdue" catégorie:transmissions équipe:soin${number === 6 ? ' nom:sans' : ''}`,
      );
    await say('s01-007', 'difficulté IME "Le matériel manque" catégorie:matériel');
  });
  afterAll(() => house.close());

  it('is one remedy for six difficulties that say the same, proposed to the referent (C44)', async () => {
    const seen = await say('maelle', 'difficultés IME');
    look('list', read(seen));
    expect(read(seen)).toContain('6 difficultés disent la même chose : transmissions, équipe soin.');
    expect(read(seen)).toContain('document pédagogique');
    expect(read(seen).match(/Remède proposé/g)).toHaveLength(1);
    const button = buttonOf(seen, { label: 'Un remède pour les 6' });
    const form = (await press('maelle', button)).form;
    const values = Object.fromEntries(
      form?.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])) ?? [],
    );
    expect(values).toMatchObject({ difficulty: 'DIF-001', kind: 'document', team: 'care' });
    const done = await submit('maelle', 'remedy', {
      ...values,
      text: 'Les transmissions en quatre gestes',
      date: '2026-10-09',
    });
    look('remedy', read(done));
    expect(read(done)).toContain('REM-001');
    expect(read(done)).toContain('C’est noté pour 6 difficultés.');
    expect(await house.db.difficulty.count({ where: { state: 'withRemedy' } })).toBe(6);
    expect(read(await say('maelle', 'difficultés IME'))).not.toContain('disent la même chose');
  });

  it('is for the site and the leads to read; everybody else sees how many, about what (nasty case 5)', async () => {
    for (const handle of ['karim', 'anne-laure', 'helene'])
      expect(read(await say(handle, 'difficultés IME'))).toContain('Le matériel manque');
    for (const handle of ['bruno', 'yann', 's01-010']) {
      const text = read(await say(handle, 'difficultés IME'));
      expect(text).toContain('transmissions : 6 difficultés');
      expect(text).not.toContain('perdue');
      expect(read(await say(handle, 'difficulté voir DIF-001'))).not.toContain('perdue');
    }
    expect(read(await say('bruno', 'difficulté résoudre DIF-007'))).not.toContain('Le matériel');
    expect((await difficulty(7)).state).toBe('reported');
  });

  it('is late in the list when its day has passed', async () => {
    house.moveTo('2026-10-12T07:00:00Z');
    const text = read(await say('maelle', 'remèdes IME'));
    look('remedies', text);
    expect(text).toContain('prévu pour le vendredi 9 octobre, en retard');
    expect(read(await say('yann', 'remèdes IME'))).not.toContain('REM-001');
  });

  it('is brought: those who gave their name are asked, and a week later its effect', async () => {
    const done = await say('maelle', 'remède suivre REM-001 apporté');
    look('delivered', read(done));
    const asked = await told('DIFFICULTY-REMEDIED');
    expect(handles(asked)).toEqual(['s01-001', 's01-002', 's01-003', 's01-004', 's01-005']);
    look('asked', asked[0]?.text ?? '');
    for (const [who, number, answer] of [
      ['s01-001', 1, 'yes'],
      ['s01-002', 2, 'yes'],
      ['s01-003', 3, 'no'],
    ] as const)
      await press(who, {
        command: 'difficulty confirm',
        arguments: { difficulty: `DIF-00${number}`, answer },
      });
    const [waiting] = await told('REMEDY-EFFECT');
    expect(waiting).toMatchObject({ to: 'maelle', state: 'planned', dueAt: '2026-10-19T07:00:00.000Z' });
    await goTo('2026-10-19T09:00');
    const [effect] = await told('REMEDY-EFFECT');
    look('effect', effect?.text ?? '');
    expect(effect?.text).toContain('2 personnes disent que c’est résolu, sur 5');
  });

  it('that did not help gives what is still open back to the list', async () => {
    expect(read(await say('maelle', 'remède suivre REM-001 sans effet "Trop long à lire"'))).toContain(
      'Trop long à lire',
    );
    const states = await house.db.difficulty.findMany({
      where: { number: { lte: 6 } },
      orderBy: { number: 'asc' },
    });
    expect(states.map(({ state }) => state)).toEqual([
      'confirmed',
      'confirmed',
      'reopened',
      'reopened',
      'reopened',
      'reopened',
    ]);
  });

  it('is told to the staff a fortnight after: what was said, what was done, nobody named (D25)', async () => {
    await goTo('2026-10-20T09:00');
    const [one] = (await told('D25')).filter(({ to }) => to === 's01-001');
    look('D25', one?.text ?? '');
    expect(one?.text).toContain('Vous avez signalé 7 difficultés');
    expect(one?.text).toContain('document pédagogique : Les transmissions en quatre gestes');
    expect(one?.text).not.toContain('perdue');
  });

  it('is asked of the referents in two questions at J+1, J+3 and, for a pilot, J+5; the answers are in the digest', async () => {
    const checks = await told('D20', 'D21');
    expect(
      Map.groupBy(checks, ({ to }) => to)
        .get('maelle')
        ?.map(({ dueAt }) => dueAt.slice(0, 10)),
    ).toEqual(['2026-10-07', '2026-10-09', '2026-10-12']);
    const answer = (as: string, question: string, given: string) =>
      press(as, {
        command: 'difficulty check',
        arguments: { site: 'S01', moment: 'D21', question, answer: given },
      });
    const seen = await answer('maelle', 'entry', 'partly');
    look('D21', read(seen));
    expect(read(seen)).toContain('Votre réponse : En partie.');
    await answer('maelle', 'help', 'yes');
    expect((await answer('s01-001', 'help', 'yes')).outcome).toBe('invalid');
    expect((await answer('maelle', 'help', 'partly')).outcome).toBe('invalid');
    expect(await house.db.fieldCheck.findMany()).toMatchObject([
      { rule: 'D21', answers: { entry: 'partly', help: 'yes' } },
    ]);
  });
});

describe('a night team', () => {
  beforeAll(() => open('2026-11-19T05:30:00Z', 'S03'));
  afterAll(() => house.close());

  it('gets its card at 21:00, by mail, with numbers in place of buttons (nasty case 8)', async () => {
    await goTo('2026-11-19T20:59');
    const before = (await told('D17')).filter(({ state }) => state === 'sent' || state === 'relayed').length;
    await goTo('2026-11-19T21:00');
    const cards = await told('D17');
    expect(cards).toHaveLength(54);
    expect(cards.filter(({ dueAt }) => dueAt === '2026-11-19T20:00:00.000Z')).toHaveLength(11);
    expect(before).toBe(43);
    const night = cards.find(({ dueAt }) => dueAt === '2026-11-19T20:00:00.000Z');
    look('D17 night', night?.text ?? '');
    expect(night?.text).toContain('Bonsoir');
    expect(night?.text).toContain('02 99 00 10 20');
    expect(night?.buttons).toEqual([]);
  });

  it('that is blocked wakes nobody who is not on duty: the morning has it, and the reporter knows whom to call', async () => {
    await goTo('2026-11-19T23:30');
    const seen = await say('s03-001', 'difficulté S03 "Plus aucun accès" gravité:bloquant');
    look('night reporter', read(seen));
    expect(read(seen)).toContain('personne n’est d’astreinte');
    expect(read(seen)).toContain('vendredi 20 novembre à 8 h');
    expect(read(seen)).toContain('02 99 00 10 20');
    const alerts = await told('BLOCKING');
    expect(handles(alerts)).toEqual(['karim', 'nadege', 'pierrick']);
    expect(alerts.map(({ state, dueAt }) => [state, dueAt])).toEqual(
      alerts.map(() => ['planned', '2026-11-20T07:00:00.000Z']),
    );
  });

  it('wakes who is on duty, and nobody else; it is still their night at three', async () => {
    const site = await house.db.site.findFirstOrThrow({ where: { code: 'S03' } });
    const day = dateColumn(Temporal.PlainDate.from('2026-11-19'));
    await house.db.onCall.create({
      data: {
        spaceId,
        siteId: site.id,
        personId: await personId('pierrick'),
        from: day,
        to: day,
        phone: '06 00 00 00 01',
      },
    });
    await goTo('2026-11-20T03:00');
    const seen = await say('s03-002', 'difficulté S03 "Le chariot ne répond plus" gravité:bloquant');
    expect(read(seen)).toContain('Alerte transmise à l’instant à Pierrick Le Bris.');
    expect(read(seen)).toContain('06 00 00 00 01');
    const alerts = (await told('BLOCKING')).filter(
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
    const awake = await house.db.messageDelivery.findMany({ where: { rule: 'BLOCKING', state: 'sent' } });
    expect(awake.map(({ parameters }) => parameters)).toMatchObject([{ awake: 'onDuty' }]);
  });
});
