import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, SentRow } from './driver.ts';
import { openLocalDriver } from './local-driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

/** The numbers of the points a card lists, in its order. */
const numbersIn = (text: string) =>
  [...plain(text).matchAll(/^• (\d+) · /gm)].map((found) => Number(found[1]));

// biome-ignore lint/suspicious/noExplicitAny: JSON of the interface
type Told = any;

const points = async (copil: Driver, reference: string): Promise<Told[]> =>
  (await copil.state()).meetings.find((one: Told) => one.reference === reference).agenda;
const point = async (copil: Driver, reference: string, title: string): Promise<Told> =>
  (await points(copil, reference)).find((one) => one.title === title);

/** C12, the part that comes before the items close. */
describe('a point for the agenda', () => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await openLocalDriver();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());

  it('is proposed by a member in one line, for the next meeting; the two leads are asked, nobody else', async () => {
    const seen = await copil.say('thomas', 'dm', '/copil agenda add "Wi-Fi EHPAD" 15min pour:décision');
    expect(replyOf(seen)).toContain('Point P1 proposé');
    expect(replyOf(seen)).toContain('COPIL n°2 · mardi 22 septembre 2026 à 14 h');
    expect(await points(copil, 'COPIL-2')).toEqual([
      {
        number: 1,
        title: 'Wi-Fi EHPAD',
        purpose: 'decision',
        minutes: 15,
        state: 'proposed',
        source: null,
      },
    ]);
    for (const handle of ['claire', 'karim']) {
      const [asked] = toPerson(seen.messages, handle);
      expect(plain(asked?.text ?? '')).toContain('Thomas Riou propose un point');
      expect(asked?.buttons.map(({ label }) => label)).toEqual(['Accepter', 'Refuser']);
    }
    expect(toPerson(seen.messages, 'helene')).toEqual([]);
  });

  it('is accepted with one press; its author hears of it, and the other lead sees who answered', async () => {
    const asked = await lastOf(copil, 'claire', 'Thomas Riou propose un point');
    const seen = await copil.press('claire', asked.id, asked.buttons[0]?.id ?? '');
    expect((await points(copil, 'COPIL-2'))[0].state).toBe('accepted');
    expect(plain((await lastOf(copil, 'thomas', 'Votre point est à l’ordre du jour')).text)).toContain(
      'Décidé par : Claire Le Goff',
    );
    expect(toPerson(seen.messages, 'helene')).toEqual([]);
    const other = await lastOf(copil, 'karim', 'Thomas Riou propose un point');
    expect(plain(other.text)).toContain('Point retenu (Claire Le Goff)');
    expect(other.buttons).toEqual([]);
  });

  it('is answered once: who comes second is told what was decided, and nothing changes', async () => {
    const late = await copil.say('karim', 'dm', 'point décider COPIL-2 P1 refuser');
    expect(replyOf(late)).toContain('Ce point a déjà sa réponse : retenu (Claire Le Goff).');
    expect((await points(copil, 'COPIL-2'))[0].state).toBe('accepted');
  });

  it('is accepted at once when a lead proposes it', async () => {
    const seen = await copil.say('claire', 'dm', 'point ajouter Météo des sites 20 min par:@karim');
    expect(replyOf(seen)).toContain('Point 2 à l’ordre du jour');
    expect(replyOf(seen)).toContain('Présenté par : Karim Benhaddou');
    expect((await points(copil, 'COPIL-2'))[1]).toMatchObject({
      title: 'Météo des sites',
      state: 'accepted',
    });
    expect(toPerson(seen.messages, 'karim')).toEqual([]);
  });

  it('is refused from the list, which is shown again; then only its author and those who decide still see it', async () => {
    await copil.say('sophie', 'dm', 'point ajouter "Audit HAS" 90min');
    const list = await copil.say('claire', 'dm', 'ordre-du-jour');
    expect(replyOf(list)).toContain('Points retenus : 2 h 30 sur 2 h');
    expect(replyOf(list)).toContain('Avec les points proposés : 4 h sur 2 h');
    const refuse = list.messages[0]?.buttons.find(({ label }) => label === 'Refuser');
    const after = await copil.press('claire', list.messages[0]?.id ?? '', refuse?.id ?? '');
    expect(replyOf(after)).toContain('Le point « Audit HAS » n’est pas retenu.');
    expect(replyOf(after)).toContain('Météo des sites');
    expect(plain((await lastOf(copil, 'sophie', 'Votre point n’est pas retenu')).text)).toContain(
      'Audit HAS',
    );
    expect(replyOf(await copil.say('sophie', 'dm', 'ordre-du-jour'))).toContain('Audit HAS');
    expect(replyOf(await copil.say('yann', 'dm', 'ordre-du-jour'))).not.toContain('Audit HAS');
  });

  it('comes from who may only propose as a request, and is on the agenda once a lead confirms it', async () => {
    const asked = await copil.say('stephane', 'dm', 'point ajouter "Congés d’été" 10min');
    expect(replyOf(asked)).toContain('C’est transmis');
    expect(await point(copil, 'COPIL-2', 'Congés d’été')).toBeUndefined();
    const [request] = toPerson(asked.messages, 'karim');
    const done = await copil.press('karim', request?.id ?? '', 'accept');
    expect(replyOf(done)).toContain('Point 10 à l’ordre du jour');
    expect(await point(copil, 'COPIL-2', 'Congés d’été')).toMatchObject({ number: 13, state: 'accepted' });
  });

  it('keeps its author’s name when a member confirms the request: then it waits for the leads', async () => {
    await copil.say('stephane', 'dm', 'point ajouter "Astreintes"');
    const home = (await copil.say('anne-laure', 'dm', 'accueil')).messages[0];
    expect(plain(home?.text ?? '')).toContain('Stéphane Corvaisier demande : Proposer un point');
    const accept = home?.buttons.find(({ label }) => label === 'Accepter');
    await copil.press('anne-laure', home?.id ?? '', accept?.id ?? '');
    expect((await points(copil, 'COPIL-2')).at(-1)).toMatchObject({ title: 'Astreintes', state: 'proposed' });
    expect(replyOf(await copil.say('claire', 'dm', 'ordre-du-jour'))).toContain(
      'proposé par Stéphane Corvaisier',
    );
    await copil.say('claire', 'dm', 'point décider COPIL-2 P14 accepter');
    await lastOf(copil, 'stephane', 'Votre point est à l’ordre du jour');
  });

  it('may be decided on by no member but the chair and the leads', async () => {
    await copil.say('fatou', 'dm', 'point ajouter "Tablettes ESAT"');
    expect(replyOf(await copil.say('fatou', 'dm', 'point décider COPIL-2 P15 accepter'))).toContain(
      'Vous n’avez pas ce droit',
    );
    expect((await point(copil, 'COPIL-2', 'Tablettes ESAT')).state).toBe('proposed');
    await copil.say('helene', 'dm', 'point décider COPIL-2 P15 accepter');
    expect((await point(copil, 'COPIL-2', 'Tablettes ESAT')).state).toBe('accepted');
  });

  it('goes to the meeting that is named, and to none that has begun or is cancelled', async () => {
    await copil.say('thomas', 'dm', 'point ajouter "Bilan" réunion:COPIL-3');
    expect((await points(copil, 'COPIL-3'))[0]).toMatchObject({ number: 1, title: 'Bilan' });
    const late = await copil.say('thomas', 'dm', 'point ajouter "Bilan" réunion:COPIL-1');
    expect(replyOf(late)).toContain('L’ordre du jour ne change plus');
    expect(await points(copil, 'COPIL-1')).toEqual([]);
    const preview = await copil.say('claire', 'dm', 'annuler COPIL-4 "grève"');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    const gone = await copil.say('thomas', 'dm', 'point ajouter "Bilan" réunion:COPIL-4');
    expect(replyOf(gone)).toContain('L’ordre du jour ne change plus');
    expect(await points(copil, 'COPIL-4')).toEqual([]);
  });

  it('warns when the points exceed the meeting', async () => {
    await copil.say('claire', 'dm', 'point ajouter "Grand débat" 2h');
    expect(replyOf(await copil.say('yann', 'dm', 'ordre-du-jour COPIL-2'))).toMatch(
      /Les 15 points retenus dépassent la durée de la réunion de \d h/,
    );
  });
});

/** Story, step 5 and the agenda's part of step 6; M02, M04, M05; C12, C16, C19, C25. */
onEveryPlatform('an agenda, from the call for items to the meeting', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.say(
      'claire',
      'copil-dui',
      '/copil planifier 22/09/2026 14:00 2h "COPIL n°2" visio:https://visio.example.org/2',
    );
  });
  afterAll(() => copil.close());

  const meeting = async (): Promise<Told> =>
    (await copil.state()).meetings.find((one: Told) => one.reference === 'COPIL-2');
  const rows = (sent: SentRow[], rule: string) => sent.filter((row) => row.rule.split('+').includes(rule));

  it('asks the members and the referents of the site that starts soon a fortnight before, with the nine standing points (M02)', async () => {
    const sent = await copil.clock('2026-09-08T09:00');
    const asked = sent.filter((row) => plain(row.text).includes('vos points pour l’ordre du jour'));
    expect(asked.map(({ to }) => to).toSorted()).toEqual([...nine, 'maelle', 'ludovic'].toSorted());
    expect(plain(asked[0]?.text ?? '')).toContain('9 points, 1 h 55 sur 2 h');
    expect(plain(asked[0]?.text ?? '')).toContain('avant le lundi 14 septembre 2026 à 9 h');
  });

  it('warns that ten points take 130 minutes of 120, and shows what is late after its numbered list', async () => {
    await copil.say('yann', 'dm', 'point ajouter "Wi-Fi EHPAD" 15min pour:décision');
    await copil.say('claire', 'dm', 'point décider COPIL-2 P10 accepter');
    const list = replyOf(await copil.say('claire', 'dm', 'ordre-du-jour'));
    expect(list).toContain('2 h 10 sur 2 h');
    expect(list).toContain('Les 10 points retenus dépassent la durée de la réunion de 10 min.');
    expect(list).toContain('point 8 (qui présente)');
    expect(numbersIn(list)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const late = list.indexOf('Actions en retard (point 2)');
    expect(late).toBeGreaterThan(list.indexOf('10 · Prochaine date'));
    expect(list.indexOf('A-2026-003')).toBeGreaterThan(late);
  });

  it('tells the vendor the hours of one point, and the files of that point alone (C19)', async () => {
    await copil.say('ines', 'dm', 'point modifier 2 durée:35min');
    await copil.say('claire', 'dm', 'point joindre 3 https://documents.example.org/meteo.pdf "Météo"');
    await copil.say('claire', 'dm', 'point joindre 8 https://documents.example.org/wifi.pdf "Wi-Fi"');
    expect(replyOf(await copil.say('claire', 'dm', 'point inviter 3 @julie'))).toContain(
      'Julie Meyer vient pour le point 3 : mardi 22 septembre 2026, de 14 h 40 à 15 h.',
    );
    const mail = (await copil.mails()).findLast(({ to }) => to.includes('julie'));
    const text = plain(mail?.text ?? '');
    expect(text).toContain('de 14 h 40 à 15 h');
    expect(text).toContain('Cet horaire est provisoire');
    expect(text).toContain('meteo.pdf');
    expect(text).not.toContain('wifi.pdf');
    expect(text).not.toContain('Ouverture');
    expect(mail?.ics).toContain('DTSTART;TZID=Europe/Paris:20260922T144000');
    expect(mail?.ics).toContain('DTEND;TZID=Europe/Paris:20260922T150000');
    expect(mail?.ics).toContain('STATUS:TENTATIVE');
  });

  it('closes at J-8; without the chair’s word nothing leaves, and the leads hear of it at 12:00 and 16:00 (M04)', async () => {
    const sent = await copil.clock('2026-09-14T16:00');
    expect(rows(sent, 'M04')).toEqual([]);
    expect(rows(sent, 'M04-VALIDATE').map(({ to, at }) => [to, at])).toEqual([
      ['helene', '2026-09-14T07:00:00Z'],
    ]);
    for (const [rule, at] of [
      ['M04-12H', '2026-09-14T10:00:00Z'],
      ['M04-16H', '2026-09-14T14:00:00Z'],
    ] as const) {
      const alerts = rows(sent, rule);
      expect(alerts.map(({ to }) => to).toSorted()).toEqual(['claire', 'karim']);
      expect(new Set(alerts.map((row) => row.at))).toEqual(new Set([at]));
      expect(plain(alerts[0]?.text ?? '')).toContain('attend l’accord d’Hélène Guivarc’h');
    }
    expect((await meeting()).state).toBe('held');
  });

  it('is the convocation as soon as the chair presses « Valider »: date, place, hours, files, four answers', async () => {
    const ask = await lastOf(copil, 'helene', 'ordre du jour à valider');
    expect(ask.buttons.map(({ label }) => label)).toContain('Valider');
    const validate = ask.buttons.find(({ label }) => label === 'Valider');
    await copil.press('helene', ask.id, validate?.id ?? '');
    expect((await meeting()).state).toBe('convened');
    const ledger = await copil.ledger({ rule: 'M04' });
    expect(
      ledger
        .filter(({ state }) => state === 'sent')
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(nine.toSorted());
    const convocation = await lastOf(copil, 'claire', 'Convocation : COPIL n°2');
    const text = plain(convocation.text);
    expect(text).toContain(
      'Bonjour Claire, le COPIL n°2 se tiendra le mardi 22 septembre 2026, de 14 h à 16 h.',
    );
    expect(text).toContain('salle Surcouf');
    expect(numbersIn(text)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(text).toContain('de 14 h 40 à 15 h · information · 20 min · avec Julie Meyer');
    expect(text).toContain('wifi.pdf');
    expect(convocation.buttons.slice(0, 4).map(({ label }) => label)).toEqual([
      'Je viens',
      'À distance',
      'Je ne viens pas',
      'Je me fais remplacer',
    ]);
    const mails = await copil.mails();
    expect(mails.findLast(({ to }) => to.startsWith('claire'))?.ics).toContain('STATUS:CONFIRMED');
    const guest = mails.filter(({ to }) => to.includes('julie'));
    expect(guest).toHaveLength(2);
    expect(guest.at(-1)?.ics).toContain('SEQUENCE:1');
  });

  it('is convened once: the chair who presses again sees that it is done', async () => {
    const again = await copil.say('helene', 'dm', 'ordre-du-jour valider COPIL-2');
    expect(replyOf(again)).toContain('La réunion est déjà convoquée');
    expect((await copil.ledger({ rule: 'M04' })).filter(({ to }) => nine.includes(to))).toHaveLength(9);
  });

  it('tells the secretary and the functional lead at J-5 what is missing, and because of whom (M05, C16)', async () => {
    await copil.say('bruno', 'dm', 'réponse COPIL-2 à distance');
    const sent = await copil.clock('2026-09-17T09:00');
    const told = rows(sent, 'M05');
    expect(told.map(({ to }) => to).toSorted()).toEqual(['claire', 'ines']);
    expect(plain(told[0]?.text ?? '')).toContain('Matériel à vérifier');
    const card = await lastOf(copil, 'ines', 'COPIL n°2 : logistique');
    const ready = card.buttons.find(({ label }) => label === 'C’est prêt');
    const after = await copil.press('ines', card.id, ready?.id ?? '');
    expect(replyOf(after)).toContain('matériel · prêt');
  });

  it('lets the chair alone accept what comes late (C12: 18 September), and says the change once', async () => {
    await copil.clock('2026-09-18T10:00');
    const asked = await copil.say('yann', 'dm', 'point ajouter "Retard du câblage" 10min par:@yann');
    expect(replyOf(asked)).toContain(
      'Hors délai : l’ordre du jour est clos depuis le lundi 14 septembre 2026 à 9 h',
    );
    expect(replyOf(asked)).toContain('moins de cinq jours');
    expect(toPerson(asked.messages, 'claire')).toEqual([]);
    const [card] = toPerson(asked.messages, 'helene');
    expect(replyOf(await copil.say('claire', 'dm', 'point décider COPIL-2 P11 accepter'))).toContain(
      'Peut le faire : Hélène Guivarc’h',
    );
    expect((await point(copil, 'COPIL-2', 'Retard du câblage')).state).toBe('proposed');
    await copil.press('helene', card?.id ?? '', card?.buttons[0]?.id ?? '');
    expect((await point(copil, 'COPIL-2', 'Retard du câblage')).state).toBe('accepted');
    await copil.say('claire', 'dm', 'point modifier 9 durée:5min');
    const told = rows(await copil.clock('PT30M'), 'AGENDA-CHANGED').filter(({ to }) => nine.includes(to));
    expect(told.map(({ to }) => to).toSorted()).toEqual(nine.toSorted());
    expect(plain(told[0]?.text ?? '')).toContain('Ordre du jour modifié : COPIL n°2');
    expect(plain(told[0]?.text ?? '')).toMatch(/Ce qui change\s+• 9 · Retard du câblage\s+ajouté/);
    expect(plain(told[0]?.text ?? '')).toContain(
      'Les numéros sont ceux du nouvel ordre du jour, ci-dessous.',
    );
    expect(numbersIn(told[0]?.text ?? '')).toEqual([9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('puts a risk that rises after the closing before the chair alone (step 6)', async () => {
    const seen = await copil.say('karim', 'dm', 'risque modifier R-01 gravité:4');
    const [asked] = toPerson(seen.messages, 'helene').filter(({ text }) =>
      plain(text).includes('Risque R-01'),
    );
    expect(plain(asked?.text ?? '')).toContain('Seule la présidence peut encore l’accepter');
    expect(toPerson(seen.messages, 'claire').some(({ text }) => text.includes('Faut-il'))).toBe(false);
  });
});
