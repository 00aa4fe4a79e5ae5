import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoWithoutStaff } from '../support/demo-without-staff.ts';
import type { Driver, Seen } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf } from './reading.ts';

const look = process.env.LOOK ? console.log : () => undefined;

const press = async (copil: Driver, who: string, words: string, label: string): Promise<Seen> => {
  const message = await lastOf(copil, who, words);
  const button = message.buttons.find((one) => one.label === label);
  if (!button) throw new Error(`No button « ${label} » among ${message.buttons.map((one) => one.label)}`);
  return copil.press(who, message.id, button.id);
};
const told = async (copil: Driver, who: string, words: string): Promise<string> => {
  const message = await lastOf(copil, who, words);
  look(`--- ${who}\n${message.text}\n[${message.buttons.map(({ label }) => label).join('] [')}]`);
  return plain(message.text);
};
const sentTo = async (copil: Driver, rule: string): Promise<string[]> =>
  (await copil.ledger({ rule }))
    .filter(({ state, to }) => state === 'sent' && to !== 'house')
    .map(({ to }) => to)
    .toSorted();

/** C20, M-rhythm of 4.3, story step 15. */
onEveryPlatform('the report to the Bureau', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open({ space: demoWithoutStaff() });
  });
  afterAll(() => copil.close());

  it('is drafted by itself on 23 September, five days before its day, for both leads', async () => {
    await copil.clock('2026-09-23T08:59');
    expect(replyOf(await copil.say('karim', 'dm', 'rapport'))).toContain('Rapport n°1 · Bureau');
    await copil.clock('2026-09-23T09:00');
    expect(await sentTo(copil, 'REPORT-DRAFT')).toEqual(['claire', 'karim']);
    const draft = await told(copil, 'claire', 'Le projet de rapport est prêt');
    expect(draft).toContain('co-signez avant le lundi 28 septembre 2026');
    expect(draft).toContain('du 30 juillet 2026 au 23 septembre 2026');
    for (const part of ['Météo du projet', 'Décisions de la période', 'Risques', 'Calendrier', 'Présence'])
      expect(draft).toContain(part);
  });

  it('carries what the leads ask, and is signed by one of them', async () => {
    const form = await press(copil, 'claire', 'Le projet de rapport est prêt', 'Nos demandes');
    await copil.submit('claire', form.form?.id ?? '', {
      committee: 'COPIL',
      asks: 'Confirmer le budget du Wi-Fi avant le 15 octobre.',
    });
    const early = await press(copil, 'karim', 'Le projet de rapport est prêt', 'Co-signer');
    expect(replyOf(early)).toContain('Confirmer le budget du Wi-Fi avant le 15 octobre.');
    expect(replyOf(await copil.say('claire', 'dm', 'rapport aperçu'))).toContain(
      'Votre signature est attendue.',
    );
  });

  it('asks on day -2, the Friday before, whose signature is missing, and nobody else', async () => {
    await copil.clock('2026-09-25T09:00');
    expect(await sentTo(copil, 'REPORT-SIGN')).toEqual(['claire']);
    const signed = await press(copil, 'claire', 'Le rapport part le lundi 28 septembre 2026', 'Co-signer');
    expect(replyOf(signed)).toContain('partira le lundi 28 septembre 2026');
    const { messages } = await copil.say('karim', 'dm', 'rapport');
    expect(plain(messages[0]?.text ?? '')).toContain('Co-signé, partira le lundi 28 septembre 2026.');
    expect(await sentTo(copil, 'REPORT')).toEqual([]);
  });

  it('goes to the Bureau on 28 September, once, with a copy for the chair and the leads', async () => {
    await copil.clock('2026-09-28T09:00');
    expect(await sentTo(copil, 'REPORT')).toEqual(['odile']);
    expect(await sentTo(copil, 'REPORT-COPY')).toEqual(['claire', 'helene', 'karim']);
    const read = await told(copil, 'odile', 'Rapport n°2 · Bureau');
    expect(read).toContain('Voici le rapport des responsables du projet');
    expect(read).toContain('Karim Benhaddou, le 23 septembre 2026');
    expect(read).toContain('Claire Le Goff, le 25 septembre 2026');
    await press(copil, 'odile', 'Rapport n°2 · Bureau', 'Bien reçu');
    expect(await told(copil, 'claire', 'Le rapport est parti')).toContain(
      'bien reçu le 28 septembre 2026 (Odile Prigent)',
    );
    expect(replyOf(await copil.say('karim', 'dm', 'rapports'))).toContain(
      'Rapport n°3 · en préparation, attendu le 27 novembre 2026',
    );
    const keys = (await copil.ledger()).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is there again on 27 November: previewed, co-signed by both, and sent at once', async () => {
    await copil.clock('2026-11-27T10:00');
    expect(await sentTo(copil, 'REPORT-DUE-ALERT')).toEqual(['claire', 'helene', 'karim']);
    const preview = await copil.say('claire', 'dm', 'rapport aperçu');
    const text = replyOf(preview);
    expect(text).toContain('Rapport n°3 · Bureau');
    expect(text).toContain('du 23 septembre 2026 au 27 novembre 2026');
    expect(text).toContain('Aucune date de démarrage n’a changé depuis le rapport précédent.');
    const sign = preview.messages[0]?.buttons.find(({ label }) => label === 'Co-signer');
    await copil.press('claire', preview.messages[0]?.id ?? '', sign?.id ?? '');
    expect(replyOf(await copil.say('karim', 'dm', 'rapport signer'))).toContain('il part maintenant');
    expect(await told(copil, 'odile', 'Rapport n°3 · Bureau')).toContain('Voici le rapport');
    const keys = (await copil.ledger()).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
