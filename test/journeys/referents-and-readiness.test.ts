import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { buttonOf, peopleIn } from './people-in.ts';
import { lastOf, plain, replyOf, toPerson } from './reading.ts';

/** Story, step 6, and a part of nasty case 2: the referents of the IME between J-21 and J-14. */
onEveryPlatform('referents before a go-live', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'dm', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  }, 120_000);
  afterAll(() => copil.close());
  const { press, told } = peopleIn(() => copil);

  it('are nudged at J-21, and say that a point is done in one press', async () => {
    await copil.clock('2026-09-15T09:30');
    expect(await told('maelle', 'J-21')).toContain('Liste des comptes à créer transmise');
    const message = await lastOf(copil, 'maelle', 'J-21');
    const [done] = message.buttons.filter(({ label }) => plain(label) === 'Fait');
    const seen = await copil.press('maelle', message.id, done?.id ?? '');
    expect(replyOf(seen)).toContain('C’est noté : Liste des comptes à créer transmise.');
    expect(await told('ludovic', 'J-21')).toContain('un point est à préparer maintenant');
    expect(replyOf(await copil.say('karim', 'dm', 'préparation S01'))).toMatch(
      /K12 · Comptes créés et remis\s+fourni/,
    );
  });

  it('find the network bad at J-15: the check is red, the action is Karim’s, the risk rises to 12 and asks for the agenda', async () => {
    await copil.clock('2026-09-21T09:30');
    const message = await lastOf(copil, 'maelle', 'J-15');
    expect(plain(message.text)).toContain('Réseau et Wi-Fi testés, débit mesuré');
    // « Échec » stands under the network first: nobody says it of hardware that is on its way.
    const asked = await copil.press('maelle', message.id, buttonOf(message, 'Échec'));
    const note = asked.form?.fields.find(({ name }) => name === 'note');
    expect(note?.required).toBe(true);
    const seen = await copil.submit('maelle', asked.form?.id ?? '', {
      site: 'S01',
      code: 'K07',
      state: 'failed',
      note: '3 Mbit/s en chambre',
    });
    expect(replyOf(seen)).toContain('échec noté');
    expect(replyOf(seen)).toContain('Action A-2026-007 pour Karim Benhaddou');
    expect(await told('karim', 'A-2026-007')).toContain('échec (IME Les Embruns, 3 Mbit/s en chambre)');
    expect(await told('karim', 'Le risque R-01 devient élevé')).toContain('12 sur 16');
    expect(await told('helene', 'Un point se présente')).toContain(
      'Seule la présidence peut encore l’accepter',
    );
    const elsewhere = toPerson(seen.messages, 'yann');
    expect(elsewhere).toEqual([]);
    expect(replyOf(await copil.say('claire', 'dm', 'préparation S01'))).toMatch(/Site rouge/);
  });

  it('leave: what was asked passes to the pair, the director has five working days, nobody reads why', async () => {
    const seen = await copil.say('anne-laure', 'dm', 'référent fin IME @Maëlle');
    expect(replyOf(seen)).toContain('au plus tard le lundi 28 septembre 2026');
    const handed = await told('ludovic', 'vous reviennent désormais');
    expect(handed).toContain('Données récupérées');
    expect(handed).not.toContain('Maëlle');
    expect(await told('maelle', 'Fin de votre mission')).toContain('Merci pour votre engagement');
    expect(replyOf(await copil.say('maelle', 'dm', 'contrôle S01 K14 fait'))).toContain(
      'Vous n’avez pas ce droit',
    );
  });

  it('are followed: somebody is named, accepts in one press, and everybody reads the new name', async () => {
    await copil.say('anne-laure', 'dm', 'référent nommer S01 @s01-003 métier');
    const accepted = await press('s01-003', 'Une mission de référent', 'J’accepte');
    expect(replyOf(accepted)).toContain('Mission acceptée');
    expect(await told('anne-laure', 'accepte la mission')).toContain('Ludovic Samson · technique');
    const list = replyOf(await copil.say('claire', 'dm', 'référents S01'));
    expect(list).toContain('Jeanne Goasdoué · métier');
    expect(list).not.toContain('Maëlle Perrot');
  });
});
