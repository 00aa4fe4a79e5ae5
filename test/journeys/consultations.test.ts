import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, Seen, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

const press = async (copil: Driver, who: string, words: string, label: string): Promise<Seen> => {
  const message = await lastOf(copil, who, words);
  const button = message.buttons.find((one) => plain(one.label) === label);
  if (!button) throw new Error(`No button “${label}” among ${message.buttons.map((one) => one.label)}`);
  return copil.press(who, message.id, button.id);
};
const to = (sent: SentRow[], rule: string) =>
  sent
    .filter((row) => row.rule.split('+').includes(rule))
    .map((row) => row.to)
    .sort();

/** C23: a matter decided, or not, between two meetings; and found again afterwards. */
onEveryPlatform('a written consultation', (open) => {
  let copil: Driver;
  const counter = async (number: string) => {
    const posted = (await copil.messages('claire', 'copil-dui')).find(({ text }) =>
      plain(text).startsWith(`Consultation écrite ${number}`),
    );
    return plain(posted?.text ?? '');
  };
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());

  it('asks each voting member once, with four buttons; the channel counts votes and names nobody', async () => {
    const seen = await copil.say(
      'claire',
      'copil-dui',
      '/copil consultation "Retenir le prestataire du Wi-Fi" avant:04/09 type:arbitrage motif:"Offre la moins chère" responsable:@karim',
    );
    expect(replyOf(seen)).toContain('9 membres votent jusqu’au vendredi 4 septembre 2026 à 18 h');
    for (const handle of nine) expect(toPerson(seen.messages, handle).length).toBeLessThanOrEqual(1);
    const card = await lastOf(copil, 'bruno', 'C-2026-001 : votre vote est attendu');
    expect(card.buttons.map(({ label }) => plain(label))).toEqual([
      'Pour',
      'Contre',
      'Abstention',
      'À discuter en séance',
    ]);
    await press(copil, 'bruno', 'C-2026-001', 'Contre');
    await press(copil, 'helene', 'C-2026-001', 'Pour');
    await press(copil, 'bruno', 'C-2026-001', 'Pour');
    expect(await counter('C-2026-001')).toContain('2 votes sur 9 ; il en faut 5.');
    expect(await counter('C-2026-001')).not.toMatch(/Bruno|Hélène|pour ·/);
  });

  it('the working day before and on the last morning only the silent are reminded', async () => {
    for (const who of ['claire', 'karim', 'sophie']) await press(copil, who, 'C-2026-001', 'Pour');
    const silent = ['anne-laure', 'fatou', 'thomas', 'yann'];
    expect(to(await copil.clock('2026-09-03T12:00'), 'CONSULT-REMIND')).toEqual(silent);
    await press(copil, 'thomas', 'votre vote manque encore', 'Contre');
    expect(to(await copil.clock('2026-09-04T12:00'), 'CONSULT-LAST-DAY')).toEqual([
      'anne-laure',
      'fatou',
      'yann',
    ]);
  });

  it('at its last moment it is a numbered decision, posted in the channel and told once to each', async () => {
    const sent = await copil.clock('2026-09-04T19:00');
    // Inès keeps the register of it.
    expect(to(sent, 'CONSULT-RESULT')).toEqual([...nine, 'ines'].sort());
    const told = plain((await lastOf(copil, 'yann', 'C-2026-001 : adoptée')).text);
    expect(told).toContain('Adoptée par écrit : c’est la décision D-2026-004.');
    expect(told).toContain('5 pour · 1 contre · 0 abstention');
    const channel = (await copil.messages('claire', 'copil-dui')).map(({ text }) => plain(text));
    expect(channel.filter((text) => text.startsWith('Décision D-2026-004'))).toHaveLength(1);
    expect((await copil.state()).decisions.at(-1)).toMatchObject({ number: 'D-2026-004', state: 'adopted' });
  });

  it('due in three days, two members want to discuss another: it stops and is a point of the next COPIL', async () => {
    await copil.clock('2026-09-07T10:00');
    await copil.say('helene', 'dm', 'consultation "Ouvrir le portail aux familles" avant:10/09');
    await press(copil, 'fatou', 'C-2026-002', 'À discuter en séance');
    const stopped = await press(copil, 'yann', 'C-2026-002', 'À discuter en séance');
    for (const handle of nine) {
      const told = toPerson(stopped.messages, handle).filter(({ text }) =>
        plain(text).includes('C-2026-002 : à discuter en séance'),
      );
      expect(told.length).toBeLessThanOrEqual(1);
      expect(plain((await lastOf(copil, handle, 'C-2026-002 : à discuter')).text)).toContain(
        'Le point est à l’ordre du jour : COPIL n°2, mardi 22 septembre 2026 à 14 h.',
      );
    }
    const meeting = (await copil.state()).meetings.find(
      ({ reference }: { reference: string }) => reference === 'COPIL-2',
    );
    expect(meeting.agenda).toContainEqual(
      expect.objectContaining({ title: 'Ouvrir le portail aux familles', state: 'accepted' }),
    );
  });

  it('without its quorum who opened it, the chair and the leads may prolong it, or put it on the agenda', async () => {
    await copil.say('claire', 'dm', 'consultation "Prêter des tablettes" avant:08/09 heure:12h');
    await press(copil, 'karim', 'C-2026-003', 'Pour');
    await copil.clock('2026-09-08T13:00');
    const lapsed = await lastOf(copil, 'claire', 'C-2026-003 : sans suite');
    expect(lapsed.buttons.map(({ label }) => plain(label))).toEqual([
      'Prolonger',
      'Mettre à l’ordre du jour',
    ]);
    expect((await lastOf(copil, 'sophie', 'C-2026-003 : sans suite')).buttons).toEqual([]);
    const form = await press(copil, 'claire', 'C-2026-003 : sans suite', 'Prolonger');
    expect(form.form?.fields.find(({ name }) => name === 'before')?.required).toBe(true);
    const brought = await press(copil, 'claire', 'C-2026-003 : sans suite', 'Mettre à l’ordre du jour');
    expect(replyOf(brought)).toContain('Faute de votes, la question se décide en séance.');
  });

  it('a decision is found by words without accents or hyphens, and opened in one press', async () => {
    const seen = await copil.say('sophie', 'dm', '/copil chercher prestataires wifi');
    expect(replyOf(seen)).toContain('D-2026-004');
    const opened = await press(copil, 'sophie', 'Recherche', 'Ouvrir D-2026-004');
    expect(replyOf(opened)).toContain('Consultation écrite : C-2026-001');
  });
});
