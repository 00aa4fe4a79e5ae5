import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf, toPerson } from './reading.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON of the interface
type Told = any;

const points = async (copil: Driver, reference: string): Promise<Told[]> =>
  (await copil.state()).meetings.find((one: Told) => one.reference === reference).agenda;
const point = async (copil: Driver, reference: string, title: string): Promise<Told> =>
  (await points(copil, reference)).find((one) => one.title === title);

/** C12, the part that comes before the items close. */
onEveryPlatform('a point for the agenda', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());

  it('is proposed by a member in one line, for the next meeting; the two leads are asked, nobody else', async () => {
    const seen = await copil.say('thomas', 'dm', '/copil agenda add "Wi-Fi EHPAD" 15min pour:décision');
    expect(replyOf(seen)).toContain('Point 1 proposé');
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
    const late = await copil.say('karim', 'dm', 'point décider COPIL-2 1 refuser');
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
    expect(replyOf(done)).toContain('Point 13 à l’ordre du jour');
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
    await copil.say('claire', 'dm', 'point décider COPIL-2 14 accepter');
    await lastOf(copil, 'stephane', 'Votre point est à l’ordre du jour');
  });

  it('may be decided on by no member but the chair and the leads', async () => {
    await copil.say('fatou', 'dm', 'point ajouter "Tablettes ESAT"');
    expect(replyOf(await copil.say('fatou', 'dm', 'point décider COPIL-2 15 accepter'))).toContain(
      'Vous n’avez pas ce droit',
    );
    expect((await point(copil, 'COPIL-2', 'Tablettes ESAT')).state).toBe('proposed');
    await copil.say('helene', 'dm', 'point décider COPIL-2 15 accepter');
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
