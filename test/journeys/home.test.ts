import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, SeenMessage } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { plain, replyOf } from './reading.ts';

const labels = (message: SeenMessage | undefined) => message?.buttons.map(({ label }) => label) ?? [];

onEveryPlatform('what concerns me, on one card', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'dm', 'planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());
  const home = async (as: string) => (await copil.say(as, 'dm', 'accueil')).messages[0];

  it('shows my next meetings, five at most, each with its state, my answer and the four buttons', async () => {
    const card = await home('yann');
    const text = plain(card?.text ?? '');
    expect(text).toContain('6 invitations attendent votre réponse.');
    expect(text).toContain('COPIL n°2 · mardi 22 septembre 2026, de 14 h à 16 h');
    expect(text).toContain('créneau réservé · Votre réponse est attendue');
    expect(text).not.toContain('COPIL n°7');
    expect(labels(card).filter((label) => label === 'Je viens')).toHaveLength(5);
    expect(new Set(card?.buttons.map(({ id }) => id)).size).toBe(card?.buttons.length);
  });

  it('takes my answer at the meeting whose button I press', async () => {
    const card = await home('yann');
    const second = card?.buttons.filter(({ label }) => label === 'À distance')[1];
    await copil.press('yann', card?.id ?? '', second?.id ?? '');
    const text = plain((await home('yann'))?.text ?? '');
    expect(text).toContain('Votre réponse : À distance.');
    expect(text).toContain('5 invitations attendent votre réponse.');
    const { meetings } = await copil.state();
    const answerAt = (reference: string) =>
      meetings
        .find((one: { reference: string }) => one.reference === reference)
        .invitations.find((one: { person: string }) => one.person === 'yann').answer;
    expect([answerAt('COPIL-2'), answerAt('COPIL-3')]).toEqual([null, 'remote']);
  });

  it('shows my open actions, late ones first, and closes one with a press', async () => {
    await copil.say('claire', 'dm', 'action @Samir "Commander les bornes" pour:12/10/2026');
    await copil.say('claire', 'dm', 'action @Samir "Lister les comptes" pour:25/08/2026 confirmé:oui');
    const card = await home('samir');
    const text = plain(card?.text ?? '');
    expect(text).toContain('en retard depuis le mardi 25 août 2026');
    expect(text.indexOf('Lister les comptes')).toBeLessThan(text.indexOf('Commander les bornes'));
    const [first] = card?.buttons.filter(({ label }) => label === 'C’est fait') ?? [];
    await copil.press('samir', card?.id ?? '', first?.id ?? '');
    const after = plain((await home('samir'))?.text ?? '');
    expect(after).not.toContain('Lister les comptes');
    expect(after).toContain('Commander les bornes');
  });

  it('shows the sites I direct, the next to go live first, with the days that are left', async () => {
    const text = plain((await home('anne-laure'))?.text ?? '');
    expect(text).toContain('Vos sites');
    expect(text).toContain('démarrage le 6 octobre 2026 (dans 35 jours)');
    expect(text.indexOf('IME Les Embruns')).toBeLessThan(text.indexOf('SESSAD Les Embruns'));
    expect(plain((await home('stephane'))?.text ?? '')).toContain('Votre site');
  });

  it('shows what I may decide on, with its buttons, and nobody else', async () => {
    await copil.say('ines', 'dm', 'déplacer COPIL-4 09/12/2026 14:00');
    await copil.say('thomas', 'dm', 'point ajouter "Wi-Fi EHPAD" 15min');
    const card = await home('karim');
    const text = plain(card?.text ?? '');
    expect(text).toContain('Inès Roussel demande : Déplacer une réunion');
    expect(text).toContain('Un point est proposé : Wi-Fi EHPAD');
    expect(labels(card).filter((label) => label === 'Accepter')).toHaveLength(2);
    expect(plain((await home('sophie'))?.text ?? '')).not.toContain('Inès Roussel');
    expect(plain((await home('sophie'))?.text ?? '')).not.toContain('Un point est proposé');
    expect(plain((await home('ines'))?.text ?? '')).not.toContain('Déplacer une réunion');

    const [first, second] = card?.buttons.filter(({ label }) => label === 'Refuser') ?? [];
    await copil.press('karim', card?.id ?? '', second?.id ?? '');
    expect(plain((await home('karim'))?.text ?? '')).not.toContain('Wi-Fi EHPAD');
    const again = await home('karim');
    await copil.press('karim', again?.id ?? '', first?.id ?? '');
    expect((await copil.state()).proposals.at(-1).state).toBe('declined');
    expect(labels(await home('karim'))).not.toContain('Accepter');
  });

  it('asks the leads what becomes of a meeting without the chair, until one of them has said it', async () => {
    const invitation = (await copil.messages('helene', 'dm')).find(({ text }) =>
      plain(text).includes('COPIL n°2'),
    );
    await copil.press('helene', invitation?.id ?? '', 'absent');
    const card = await home('karim');
    expect(plain(card?.text ?? '')).toContain('Hélène Guivarc’h ne sera pas au COPIL n°2');
    expect(plain((await home('sophie'))?.text ?? '')).not.toContain('ne sera pas au COPIL');
    expect(new Set(card?.buttons.map(({ id }) => id)).size).toBe(card?.buttons.length);
    const keep = card?.buttons.find(({ label }) => label === 'Maintenir');
    await copil.press('karim', card?.id ?? '', keep?.id ?? '');
    expect(plain((await home('claire'))?.text ?? '')).not.toContain('ne sera pas au COPIL');
  });

  it('says kindly that nothing waits, with a first thing to do', async () => {
    const card = await home('ludovic');
    expect(plain(card?.text ?? '')).toContain('Rien ne vous attend pour l’instant');
    expect(labels(card)).toEqual(['Voir où en est le projet']);
    const seen = await copil.press('ludovic', card?.id ?? '', card?.buttons[0]?.id ?? '');
    expect(replyOf(seen)).toContain('Dossier usager informatisé 2026-2027');
  });

  it('leaves out a meeting that is cancelled or was', async () => {
    const preview = await copil.say('claire', 'dm', 'annuler COPIL-2 "grève"');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    expect(plain((await home('yann'))?.text ?? '')).not.toContain('COPIL n°2');
  });
});
