import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, replyOf, toPerson } from './reading.ts';

onEveryPlatform('who may do what', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  it('a referent who schedules is told who may, and nothing is stored', async () => {
    const reply = replyOf(await copil.say('maelle', 'dm', 'planifier 22/09/2026 14:00 2h'));
    expect(reply).toContain('Vous n’avez pas ce droit');
    expect(reply).toContain('Claire Le Goff (responsable du projet, volet fonctionnel)');
    expect((await copil.state()).meetings).toHaveLength(6);
  });

  it('the secretary’s schedule is a proposal: the two leads are asked, and one of them confirms', async () => {
    const proposed = await copil.say('ines', 'dm', 'planifier 22/09/2026 14:00 2h "COPIL n°2"');
    expect(replyOf(proposed)).toContain('C’est transmis');
    expect(proposed.messages.filter(({ to }) => to === 'helene')).toEqual([]);
    const [asked] = toPerson(proposed.messages, 'claire');
    expect(asked?.text).toContain('Inès Roussel propose');
    expect((await copil.state()).meetings).toHaveLength(6);
    const accepted = await copil.press('claire', asked?.id ?? '', 'accept');
    for (const handle of nine) expect(toPerson(accepted.messages, handle).length).toBeGreaterThanOrEqual(1);
    expect(toPerson(accepted.messages, 'ines').map(({ text }) => text)).toEqual([
      expect.stringContaining('Accepté par Claire Le Goff'),
    ]);
    const again = await copil
      .press('karim', (await lastOf(copil, 'karim', 'Inès Roussel propose')).id, 'accept')
      .catch((error: Error) => error);
    expect(again instanceof Error || replyOf(again).includes('déjà répondu')).toBe(true);
    expect((await copil.state()).meetings).toHaveLength(7);
  });

  it('a declined proposal does nothing, and its author hears of it', async () => {
    const proposed = await copil.say('thomas', 'dm', 'décision "Changer de logo"');
    const [asked] = toPerson(proposed.messages, 'karim');
    const declined = await copil.press('karim', asked?.id ?? '', 'decline');
    expect(toPerson(declined.messages, 'thomas')[0]?.text).toContain('Refusé par Karim Benhaddou');
    expect((await copil.state()).decisions).toHaveLength(3);
  });

  it('only a lead or the chair decides on a proposal', async () => {
    const proposed = await copil.say('sophie', 'dm', 'décision "Former les référents avant l’été"');
    const [asked] = toPerson(proposed.messages, 'claire');
    expect(asked).toBeDefined();
    const { proposals } = await copil.state();
    const pending = proposals.findLast(({ state }: { state: string }) => state === 'pending');
    await copil.say('sophie', 'dm', `proposal ${pending.id} accept`);
    const after = (await copil.state()).proposals.find(({ id }: { id: string }) => id === pending.id);
    expect(after.state).toBe('pending');
  });

  it('an answer on behalf of somebody is the secretary’s alone', async () => {
    const refused = await copil.say('claire', 'dm', 'répondre COPIL-3 présent pour:@yann');
    expect(replyOf(refused)).toContain('que pour vous-même');
    const noted = await copil.say('ines', 'dm', 'répondre COPIL-3 présent pour:@yann');
    expect(replyOf(noted)).toContain('Réponse de Yann Kerbrat : Je viens.');
  });

  it('an action has one owner and a due date, or nothing is stored', async () => {
    const asked = await copil.say('claire', 'copil-dui', '/copil action @Karim "Installer 4 bornes Wi-Fi"');
    expect(asked.form?.fields.find(({ name }) => name === 'due')?.required).toBe(true);
    expect((await copil.state()).actions).toHaveLength(6);
    const done = await copil.say(
      'claire',
      'copil-dui',
      '/copil action @Karim "Installer 4 bornes Wi-Fi" pour:02/10/2026 D-2026-003',
    );
    expect(replyOf(done)).toContain('A-2026-007');
    expect(replyOf(done)).toContain('Décision d’origine : D-2026-003');
    const action = (await copil.state()).actions.at(-1);
    expect(action).toMatchObject({
      owner: 'karim',
      text: 'Installer 4 bornes Wi-Fi',
      due: '2026-10-02',
      state: 'todo',
    });
    await copil.press('karim', (await lastOf(copil, 'karim', 'A-2026-007')).id, 'done');
    expect((await copil.state()).actions.at(-1).state).toBe('done');
  });

  it('a second proxy to the same holder is refused', async () => {
    expect(replyOf(await copil.say('fatou', 'dm', 'procuration COPIL-3 @thomas'))).toContain(
      'Thomas Riou votera en votre nom',
    );
    expect(replyOf(await copil.say('sophie', 'dm', 'procuration COPIL-3 @thomas'))).toContain(
      'une seule par membre',
    );
  });

  it('a committee without a frequency is not activated, and the form for it opens', async () => {
    const reply = await copil.say('claire', 'dm', 'comité activer GT-SOINS');
    expect(replyOf(reply)).toMatch(/déjà actif|ne peut pas encore être activé/);
  });
});

onEveryPlatform('before nine people are told a date', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  it.each([
    ['a public holiday', 'planifier 11/11/2026 10:00 2h', '11 novembre'],
    ['a weekend', 'planifier 26/09/2026 10:00 2h', 'samedi'],
    ['a freeze', 'planifier 22/12/2026 10:00 2h', 'période gelée'],
    [
      'another meeting of the same people',
      'planifier 20/10/2026 15:00 1h',
      'Même heure que COPIL-3 pour 9 personnes',
    ],
  ])('%s holds the invitations back until the author confirms', async (_what, line, words) => {
    const seen = await copil.say('claire', 'dm', line);
    expect(replyOf(seen)).toContain(words);
    expect(replyOf(seen)).toContain('Rien n’est encore parti.');
    expect(seen.messages[0]?.buttons.map(({ label }) => label)).toEqual(['Planifier quand même']);
    expect((await copil.state()).meetings).toHaveLength(6);
  });

  it('a relative date is said back with its weekday before it is final', async () => {
    const seen = await copil.say('claire', 'dm', 'planifier mardi prochain 14h 2h "COPIL n°2"');
    expect(replyOf(seen)).toContain('mardi 8 septembre 2026, de 14 h à 16 h');
    const done = await copil.press('claire', seen.messages[0]?.id ?? '', 'confirm');
    expect(replyOf(done)).toContain('9 invitations partent maintenant.');
  });

  it('what is past, or exists already, is refused with the way out', async () => {
    expect(replyOf(await copil.say('claire', 'dm', 'planifier 01/07/2026 14:00'))).toContain('déjà passé');
    expect(replyOf(await copil.say('claire', 'dm', 'planifier 20/10/2026 14:00 2h'))).toContain(
      'Le COPIL n°3 est déjà prévu le mardi 20 octobre 2026',
    );
  });

  it('tells which reminders will not leave because their moment has passed', async () => {
    const seen = await copil.say('claire', 'dm', 'planifier 04/09/2026 14:00 1h "COPIL exceptionnel"');
    expect(replyOf(seen)).toContain(
      'Ces rappels ne partiront pas, leur date est passée : l’appel à points avec la météo, la relance des personnes sans réponse (J-10) et le point logistique (J-5).',
    );
  });

  it('in the evening the invitations wait for the next opening, and the author knows', async () => {
    await copil.clock('2026-09-04T20:00');
    const seen = await copil.say('claire', 'dm', 'planifier 30/09/2026 14:00 2h "COPIL du soir"');
    expect(replyOf(seen)).toContain(
      '9 invitations partiront le lundi 7 septembre 2026 à 8 h, à l’ouverture.',
    );
    expect(toPerson(seen.messages, 'yann')).toEqual([]);
    const sent = await copil.clock('2026-09-07T08:00');
    const invited = sent.filter(({ rule, text }) => rule === 'M01' && text.includes('COPIL du soir'));
    expect(invited.map(({ to }) => to).toSorted()).toEqual(nine.toSorted());
  });
});

onEveryPlatform('a form', (open) => {
  it('keeps what was typed when the domain refuses one value', async () => {
    const copil = await open();
    try {
      const opened = await copil.say('claire', 'dm', 'planifier');
      const past = await copil.submit('claire', opened.form?.id ?? '', {
        when: '2026-07-01T14:00',
        title: 'Bilan',
      });
      expect(replyOf(past)).toContain('est déjà passé');
      expect(past.form?.fields.find(({ name }) => name === 'title')?.value).toBe('Bilan');
      const done = await copil.submit('claire', past.form?.id ?? '', { when: '2026-09-22T14:00' });
      expect(replyOf(done)).toContain('9 invitations partent maintenant.');
    } finally {
      await copil.close();
    }
  });
});
