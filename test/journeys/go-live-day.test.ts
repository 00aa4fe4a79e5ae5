import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { openDemoDatabase } from '../support/demo-database.ts';
import type { Driver, Seen, SeenMessage, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf, toPerson } from './reading.ts';

const buttonOf = (message: SeenMessage | undefined, label: string): string => {
  const found = message?.buttons.find((button) => plain(button.label) === label);
  if (!found) throw new Error(`no button ${label} on: ${message?.text}`);
  return found.id;
};

/** Six of the care team. */
const carers = ['s01-004', 's01-010', 's01-016', 's01-022', 's01-028', 's01-034'];

/** The demo as it is loaded that day: what led to it is other journeys’ story. */
const morning = Temporal.Instant.from('2026-10-06T06:30:00Z');

/** Story, step 11; C43, C44, C45: the go-live of the IME, 6 to 9 October. */
onEveryPlatform('the first days of the IME', (open) => {
  let copil: Driver;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDemoDatabase(morning, { localClock: true });
    copil = await open({ database });
  });
  afterAll(async () => {
    await copil.close();
    await database.close();
  });

  const cardOf = (handle: string) => lastOf(copil, handle, 'IME Les Embruns : démarrage du mardi 6 octobre');
  const press = async (handle: string, label: string): Promise<Seen> => {
    const card = await cardOf(handle);
    return copil.press(handle, card.id, buttonOf(card, label));
  };
  const told = (rows: readonly SentRow[], rule: string) =>
    rows
      .filter((row) => row.rule.split('+').includes(rule))
      .map(({ to }) => to)
      .toSorted();
  /** Fills in what the form asks beside what it knows. */
  const describe = (handle: string, seen: Seen, given: Record<string, string>) => {
    const known = Object.fromEntries(
      seen.form?.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])) ?? [],
    );
    return copil.submit(handle, seen.form?.id ?? '', { ...known, ...given });
  };

  it('begin at nine with a card for each of the 64, which owns the upset and says whom to call', async () => {
    const sent = await copil.clock('2026-10-06T09:00');
    expect(told(sent, 'D17')).toHaveLength(64);
    const card = await cardOf('s01-001');
    expect(plain(card.text)).toContain('Cela bouscule les habitudes');
    expect(plain(card.text)).toContain('Maëlle Perrot');
    expect(card.buttons.map(({ label }) => plain(label))).toEqual([
      'Tout va bien',
      'J’ai une difficulté',
      'Bloquant',
    ]);
  });

  it('one press answers, on the card itself', async () => {
    await press('s01-001', 'Tout va bien');
    expect(plain((await cardOf('s01-001')).text)).toContain('Votre réponse à 9 h : tout va bien.');
    expect(plain((await cardOf('s01-002')).text)).not.toContain('Votre réponse');
  });

  it('« Bloquant » at 9:12 is with the two referents and the technical lead in the same minute', async () => {
    await copil.clock('2026-10-06T09:12');
    const form = await press('s01-002', 'Bloquant');
    expect(form.form?.fields.filter(({ required }) => required).map(({ name }) => name)).toContain('text');
    const done = await describe('s01-002', form, {
      text: 'Plus personne ne peut ouvrir de session',
      category: 'access',
    });
    expect(replyOf(done)).toContain(
      'Alerte transmise à l’instant à Maëlle Perrot, Ludovic Samson et Karim Benhaddou',
    );
    for (const handle of ['maelle', 'ludovic', 'karim']) {
      const [alert] = toPerson(done.messages, handle);
      expect(plain(alert?.text ?? '')).toContain('Plus personne ne peut ouvrir de session');
    }
    expect(toPerson(done.messages, 'claire')).toEqual([]);
    expect(plain((await cardOf('s01-002')).text)).toContain('Votre réponse à 9 h 12 : bloquant.');
    const rows = (await copil.ledger({ rule: 'BLOCKING' })).map(({ dueAt }) => dueAt.slice(0, 16));
    expect(new Set(rows)).toEqual(new Set(['2026-10-06T07:12']));
  });

  it('one of them takes it, and the others see who', async () => {
    const alert = await lastOf(copil, 'maelle', 'Bloquant · IME Les Embruns');
    await copil.press('maelle', alert.id, buttonOf(alert, 'Je m’en occupe'));
    expect(plain((await lastOf(copil, 'karim', 'Bloquant · IME Les Embruns')).text)).toContain(
      'Maëlle Perrot s’en occupe.',
    );
    await lastOf(copil, 's01-002', 'Maëlle Perrot s’occupe de votre difficulté.');
  });

  it('six carers say « J’ai une difficulté », one without a name; the leads and the director read it all at 17:00', async () => {
    for (const [index, handle] of carers.entries()) {
      const form = await press(handle, 'J’ai une difficulté');
      await describe(handle, form, {
        text: `La transmission de ${8 + index} h n’apparaît pas`,
        category: 'transmissions',
        ...(index === 0 && { name: 'unnamed' }),
      });
    }
    const sent = await copil.clock('2026-10-06T17:00');
    expect(told(sent, 'D18')).toEqual(['anne-laure', 'claire', 'karim']);
    const text = plain((await lastOf(copil, 'anne-laure', 'IME Les Embruns : le premier jour')).text);
    expect(text).toContain('Réponses : 8 sur 64. Tout va bien : 1 · une difficulté : 6 · bloquant : 1.');
    expect(text.indexOf('Plus personne ne peut ouvrir de session')).toBeLessThan(
      text.indexOf('transmissions (6)'),
    );
  });

  it('the referent is proposed one remedy for the six, and plans a teaching document for the care team (C44)', async () => {
    await copil.clock('2026-10-07T09:30');
    const list = await copil.say('maelle', 'dm', 'difficultés IME');
    expect(replyOf(list)).toContain('6 difficultés se ressemblent : transmissions, équipe soin.');
    const [message] = list.messages;
    const form = await copil.press('maelle', message?.id ?? '', buttonOf(message, 'Un remède pour les 6'));
    const done = await describe('maelle', form, {
      text: 'Les transmissions en quatre gestes',
      date: '2026-10-08',
    });
    expect(replyOf(done)).toContain('C’est noté pour 6 difficultés.');
    expect(replyOf(done)).toContain('Remède : document pédagogique');
    expect(replyOf(done)).toContain('Pour : équipe soin');
  });

  it('is brought on the 8th: the five who gave their name are asked, the sixth is not', async () => {
    await copil.clock('2026-10-08T14:00');
    const done = await copil.say('maelle', 'dm', 'remède suivre REM-001 apporté');
    const asked = done.messages.filter(({ text }) => plain(text).includes('Un remède a été apporté'));
    expect(asked.map(({ to }) => to).toSorted()).toEqual(carers.slice(1));
    const [first] = toPerson(done.messages, 's01-010');
    await copil.press('s01-010', first?.id ?? '', buttonOf(first, 'C’est résolu'));
    // What stood still would be told every evening as long as it does.
    await copil.say('maelle', 'dm', 'difficulté résoudre DIF-001');
    const evening = await copil.clock('2026-10-08T17:00');
    expect(told(evening, 'D19')).toEqual(['anne-laure', 'claire', 'karim', 'ludovic', 'maelle']);
    expect(plain((await lastOf(copil, 'claire', 'le point du jeudi 8 octobre')).text)).toContain('REM-001');
  });

  it('says nothing on an evening on which nothing happened', async () => {
    expect(told(await copil.clock('2026-10-09T17:00'), 'D19')).toEqual([]);
  });

  it('what the software lacks goes to the vendor as VR-001, by mail, once the functional lead sends it (C45)', async () => {
    const drafted = await copil.say(
      'maelle',
      'dm',
      'demande éditeur IME "Prévenir quand une transmission n’est pas enregistrée" fonctionnelle difficulté:DIF-003',
    );
    expect(replyOf(drafted)).toContain('VR-001');
    const asked = await lastOf(copil, 'claire', 'VR-001 · demande à l’éditeur');
    await copil.press('claire', asked.id, buttonOf(asked, 'Envoyer à l’éditeur'));
    const letter = (await copil.mails()).findLast(({ to }) => to.startsWith('julie'));
    expect(plain(letter?.text ?? '')).toContain('en rappelant VR-001');
    expect(plain(letter?.text ?? '')).not.toContain('Maëlle');
  });
});
