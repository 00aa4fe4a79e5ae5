import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, Seen } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf } from './reading.ts';

const press = async (copil: Driver, who: string, said: string, label: string): Promise<Seen> => {
  const message = await lastOf(copil, who, said);
  const button = message.buttons.find((one) => one.label === label);
  if (!button) throw new Error(`No button “${label}” among ${message.buttons.map((one) => one.label)}`);
  return copil.press(who, message.id, button.id);
};

/** What a member of each workspace reads in its channel about a decision. */
const posted = async (copil: Driver, number: string) => {
  const found = await Promise.all(
    ['claire', 'bruno'].map(async (who) => {
      const messages = await copil.messages(who, 'copil-dui');
      return messages.filter(({ text }) => plain(text).startsWith(`Décision ${number}`));
    }),
  );
  for (const messages of found) expect(messages).toHaveLength(1);
  return found.map(([message]) => ({ ...message, text: plain(message?.text ?? '') }));
};

/** C21, story step 9, nasty case 9; the day is brought forward so that little has to be sent on the way. */
onEveryPlatform('decisions and votes', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 02/09/2026 14:00 2h "COPIL n°2"');
    await copil.say('helene', 'dm', 'remplacer COPIL-2 @marc');
    await copil.clock('2026-09-02T14:00');
    for (const who of ['claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann', 'bruno', 'marc'])
      await copil.say(who, 'dm', 'je-suis-là');
    expect(replyOf(await copil.say('ines', 'dm', 'ouvrir'))).toContain('COPIL n°2');
  });
  afterAll(() => copil.close());

  it('a decision is adopted 8-0-0 and stands in the thread of the session on both clients', async () => {
    const seen = await copil.say(
      'ines',
      'copil-dui',
      '/copil decision "Démarrer l’IME le 06/10 sous réserve du Wi-Fi" type:go',
    );
    expect(replyOf(seen)).toContain('Adoptée : 8 pour, 0 contre, 0 abstention');
    for (const { text, thread } of await posted(copil, 'D-2026-004')) {
      expect(text).toContain('Décision D-2026-004 adoptée');
      expect(text).toContain('Adoptée : 8 pour, 0 contre, 0 abstention');
      expect(thread).not.toBeNull();
    }
  });

  it('its vote is put to each voice in one press: everybody votes from their own client, the substitute too', async () => {
    await copil.say('ines', 'dm', 'décision voir D-2026-004');
    const asked = await press(copil, 'ines', 'D-2026-004 adoptée', 'Faire voter');
    expect(replyOf(asked)).toContain('8 voix sont appelées');
    await press(copil, 'bruno', 'D-2026-004 : votre vote', 'Contre');
    await press(copil, 'marc', 'Vous remplacez Hélène Guivarc’h', 'Pour');
    await press(copil, 'claire', 'D-2026-004 : votre vote', 'Contre');
    await press(copil, 'claire', 'Votre vote : contre', 'Pour');
    expect(plain((await lastOf(copil, 'ines', 'dépouillement')).text)).toContain(
      'Pour l’instant : 2 pour, 1 contre, 0 abstention.',
    );
    for (const { text } of await posted(copil, 'D-2026-004')) expect(text).toContain('vote en cours');
    await press(copil, 'ines', 'dépouillement', 'Clore le vote');
    for (const { text } of await posted(copil, 'D-2026-004'))
      expect(text).toContain('Adoptée : 2 pour, 1 contre, 0 abstention');
    expect(plain((await lastOf(copil, 'bruno', 'D-2026-004 : votre vote')).text)).toContain(
      'Adoptée : 2 pour, 1 contre',
    );
  });

  it('a correction is drawn into the card that everybody read, with who made it', async () => {
    await copil.say('ines', 'dm', 'décision corriger D-2026-004 effet:06/10/2026 responsable:@claire');
    for (const { text } of await posted(copil, 'D-2026-004')) {
      expect(text).toContain('Date d’effet : mardi 6 octobre 2026');
      expect(text).toContain('par Inès Roussel');
    }
  });

  it('one that replaces another marks it, and both say so', async () => {
    await copil.say('claire', 'dm', 'décision "Adopter le planning v4" remplace:D-2026-003 vote:7-0-1');
    expect(replyOf(await copil.say('yann', 'dm', 'décision voir D-2026-003'))).toContain(
      'Remplacée par : D-2026-005 · Adopter le planning v4',
    );
  });

  it('a member proposes one; it is adopted once a lead confirms it', async () => {
    await copil.say('sophie', 'dm', 'décision "Former les référents avant l’été"');
    expect((await copil.state()).decisions).toHaveLength(5);
    await press(copil, 'karim', 'Former les référents', 'Accepter');
    const [message] = await posted(copil, 'D-2026-006');
    expect(message?.text).toContain('Consignée par Sophie Marchetti');
  });

  it('with four voices left nothing more is decided; what was decided stands', async () => {
    for (const who of ['sophie', 'thomas', 'anne-laure', 'yann']) await copil.say(who, 'dm', 'je-pars');
    const refused = await copil.say('ines', 'dm', 'décision "Retenir le lot 2"');
    expect(replyOf(refused)).toContain('Le quorum n’est pas atteint : 4 voix sur 9, il en faut 5.');
    expect((await copil.state()).decisions.map(({ state }: { state: string }) => state)).toEqual([
      'applied',
      'adopted',
      'superseded',
      'adopted',
      'adopted',
      'adopted',
    ]);
  });
});
