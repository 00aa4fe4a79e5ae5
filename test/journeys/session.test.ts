import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, Seen } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf } from './reading.ts';

/** Presses a button by its label, on the last message to somebody that contains these words. */
async function press(copil: Driver, who: string, words: string, label: string): Promise<Seen> {
  const message = await lastOf(copil, who, words);
  const button = message.buttons.find((one) => one.label === label);
  if (!button) throw new Error(`No button « ${label} » among ${message.buttons.map((one) => one.label)}`);
  return copil.press(who, message.id, button.id);
}

/** @returns the texts of the session's card in somebody's channel: one card, or none */
async function cardsIn(copil: Driver, who: string): Promise<string[]> {
  const messages = await copil.messages(who, 'copil-dui');
  return messages
    .map(({ text }) => plain(text))
    .filter((text) => /Dites que vous êtes là|séance en cours|séance levée/.test(text));
}

/** C18, C09, M06, M09, M10: story, steps 7 and 8. */
onEveryPlatform('a session', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
    for (const who of ['claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann', 'bruno'])
      await copil.say(who, 'dm', 'répondre COPIL-2 présent');
    await copil.say('fatou', 'dm', 'répondre COPIL-2 absente');
    await copil.say('helene', 'dm', 'remplacer COPIL-2 @marc');
  });
  afterAll(() => copil.close());

  it('is forecast to the two leads three days before: 8 voices of 9, and who will not come in person', async () => {
    await copil.clock('2026-09-18T09:00');
    for (const lead of ['claire', 'karim']) {
      const told = plain((await lastOf(copil, lead, 'Prévision : COPIL n°2')).text);
      expect(told).toContain('Quorum promis : 8/9 (5 voix requises).');
      expect(told).toContain('Hélène Guivarc’h ne sera pas là et se fait remplacer par Marc Le Dantec.');
    }
    await expect(lastOf(copil, 'sophie', 'Prévision')).rejects.toThrow();
  });

  it('takes « Je suis là » from a quarter of an hour before, on the person’s card; both workspaces see it', async () => {
    await copil.clock('2026-09-22T13:45');
    const seen = await press(copil, 'claire', 'commence à 14 h', 'Je suis là');
    expect(replyOf(seen)).toContain('C’est noté : vous êtes là depuis 13 h 45');
    const own = plain((await lastOf(copil, 'claire', 'Le COPIL n°2 commence à 14 h')).text);
    expect(own).toContain('Votre présence est notée, depuis 13 h 45.');
    await press(copil, 'bruno', 'commence à 14 h', 'Je suis là, à distance');
    for (const who of ['claire', 'bruno']) {
      const cards = await cardsIn(copil, who);
      expect(cards).toHaveLength(1);
      expect(cards[0]).toContain('2 sur 9, quorum non atteint, il en manque 3 (5 requises)');
      expect(cards[0]).toContain('À distance : Bruno Tanguy');
      expect(cards[0]).toContain('Marc Le Dantec (pour Hélène Guivarc’h)');
    }
  });

  it('opens from the secretary’s card once the quorum is there; Marc sits for Hélène', async () => {
    await copil.clock('2026-09-22T14:00');
    await copil.say('ines', 'dm', 'émargement @karim @sophie @thomas @anne-laure @yann présent');
    const marc = await copil.say('marc', 'dm', 'je-suis-là');
    expect(replyOf(marc)).toContain('Vous siégez en suppléance : Hélène Guivarc’h.');
    const opened = await press(copil, 'ines', 'ouverture prévue à 14 h', 'Ouvrir la séance');
    expect(replyOf(opened)).toContain('COPIL n°2 : séance en cours');
    expect(replyOf(opened)).toContain('8 sur 9, quorum atteint (5 requises)');
    expect(replyOf(opened)).toContain('Hélène Guivarc’h (par Marc Le Dantec, suppléance)');
    expect(replyOf(opened)).toContain('Point en cours : 1 · Ouverture, présents, quorum');
  });

  it('goes from point to point with their hours, on the same card for Bruno as for the others', async () => {
    await copil.clock('2026-09-22T14:12');
    const next = await copil.say('ines', 'dm', 'suivant');
    expect(replyOf(next)).toContain('Point ouvert : 2 · Suivi des décisions et actions.');
    const [claires, brunos] = [await cardsIn(copil, 'claire'), await cardsIn(copil, 'bruno')];
    expect(brunos).toEqual(claires);
    expect(brunos).toHaveLength(1);
    expect(brunos[0]).toContain('depuis 14 h 12, 10 min prévues, jusqu’à 14 h 22');
  });

  it('is closed by the secretary after a look at what is left; the card says when and how much was done', async () => {
    await copil.clock('2026-09-22T16:05');
    const preview = await copil.say('ines', 'dm', 'clore');
    expect(replyOf(preview)).toMatch(/Ces \d points ne sont pas traités/);
    const closed = await press(copil, 'ines', 'lever la séance', 'Lever la séance');
    expect(replyOf(closed)).toContain('COPIL n°2 : séance levée à 16 h 05');
    const [card] = await cardsIn(copil, 'bruno');
    expect(card).toContain('De 14 h à 16 h 05.');
    expect(card).toMatch(/2 points traités, \d à reprendre à la prochaine réunion\./);
  });
});
