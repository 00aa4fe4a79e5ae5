import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, SeenMessage, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf, toPerson } from './reading.ts';

const buttonOf = (message: SeenMessage | undefined, id: string): string => {
  const found = message?.buttons.find((button) => button.id === id);
  if (!found) throw new Error(`no button ${id} on: ${message?.text}`);
  return found.id;
};

/** C52 and C55 around the COPIL n°2, by the clock. */
onEveryPlatform('risks and weather before a COPIL', (open) => {
  let copil: Driver;
  let askedOfYann: string;
  let rules: Map<string, string[]>;
  /** What each person was sent: one entry a message, its rules joined by +. */
  const rulesOf = (sent: readonly SentRow[]) =>
    new Map(
      Map.groupBy(sent, ({ to }) => to)
        .entries()
        .map(([to, rows]) => [to, rows.map(({ rule }) => rule)]),
    );
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());

  /** The card that asked, as it stands now. */
  const sheetOf = (handle: string) => lastOf(copil, handle, 'jusqu’à l’ouverture de la séance');
  const give = async (handle: string, button: string) => {
    const sheet = await sheetOf(handle);
    return copil.press(handle, sheet.id, buttonOf(sheet, button));
  };

  it('asks the leads and the directors of the sites for the weather two weeks before, nobody else', async () => {
    await copil.clock('2026-09-08T08:59');
    rules = rulesOf(await copil.clock('2026-09-08T09:00'));
    for (const handle of ['claire', 'karim', 'anne-laure', 'yann'])
      expect(plain((await lastOf(copil, handle, 'Quel temps fait-il')).text)).toContain(
        'Un appui suffit par ligne',
      );
    for (const handle of ['helene', 'sophie', 'thomas', 'ines', 'fatou'])
      await expect(lastOf(copil, handle, 'Quel temps fait-il')).rejects.toThrow();
    const asked = await lastOf(copil, 'yann', 'Quel temps fait-il');
    askedOfYann = asked.id;
    expect(plain(asked.text)).toContain('S03 · EHPAD Résidence du Port');
    expect(plain(asked.text)).toContain('mardi 22 septembre 2026 à 14 h');
    expect(plain(asked.text)).not.toContain('S01');
  });

  it('asks for points and for the weather in one message, whose buttons all work', async () => {
    for (const handle of ['claire', 'karim', 'anne-laure', 'yann'])
      expect(rules.get(handle)).toEqual(['M02+M02-WEATHER']);
    const asked = await lastOf(copil, 'yann', 'Quel temps fait-il');
    expect(plain(asked.text)).toContain('vos points pour l’ordre du jour');
    const add = asked.buttons.find(({ label }) => label === 'Proposer un point');
    const seen = await copil.press('yann', asked.id, add?.id ?? '');
    expect(seen.form?.title).toBe('Proposer un point');
  });

  it('takes one press a line; the other lead sees it in the same message', async () => {
    expect(replyOf(await give('yann', 'storm-S03'))).toContain('S03 · EHPAD Résidence du Port · ⛈️ orage');
    await give('anne-laure', 'storm-S01');
    await give('claire', 'cloud-schedule');
    expect(plain((await sheetOf('karim')).text)).toContain('Délais · ☁️ nuages');
    await give('karim', 'sun-budget');
    expect(plain((await sheetOf('claire')).text)).toContain('Budget · ☀️ soleil');
  });

  it('asks who names a storm for a word, in a form that nobody has to fill in', async () => {
    const sheet = await sheetOf('yann');
    const seen = await copil.press('yann', sheet.id, buttonOf(sheet, 'change-S03'));
    expect(seen.form?.title).toBe('Donner la météo');
    const values = Object.fromEntries(seen.form?.fields.map(({ name, value = '' }) => [name, value]) ?? []);
    const done = await copil.submit('yann', seen.form?.id ?? '', {
      ...values,
      comment: 'Débit insuffisant dans dix chambres',
      remedy: 'Quatre bornes commandées',
    });
    expect(replyOf(done)).toContain(
      'Débit insuffisant dans dix chambres · remède : Quatre bornes commandées',
    );
  });

  it('brings R-01 to the agenda by itself when its impact goes to four (C52)', async () => {
    const seen = await copil.say('sophie', 'dm', '/copil risk update R-01 impact:4');
    expect(replyOf(seen)).toContain('R-01 · Wi-Fi en chambre insuffisant');
    expect(replyOf(seen)).toContain('gravité 3 → 4');
    expect(replyOf(seen)).toContain('12 sur 16, élevé (probabilité 3, gravité 4)');
    const [told] = toPerson(seen.messages, 'karim');
    expect(plain(told?.text ?? '')).toContain('Le risque R-01 devient élevé');
    const { meetings } = await copil.state();
    const next = meetings.find(({ reference }: { reference: string }) => reference === 'COPIL-2');
    expect(next.agenda.map(({ title }: { title: string }) => title).join()).toContain(
      'Wi-Fi en chambre insuffisant',
    );
  });

  it('says the forecast and asks owners about their actions in one message (M06, M07)', async () => {
    await copil.say('claire', 'dm', 'répondre COPIL-2 présent');
    const sent = rulesOf(await copil.clock('2026-09-18T09:00'));
    expect(sent.get('karim')?.at(-1)).toBe('M06+M07-OWNER');
  });

  it('tells the leads the day before what the weather is and who has not given it', async () => {
    const sent = await copil.clock('2026-09-21T09:00');
    expect(rulesOf(sent).get('claire')).toContain('M08+M08-WEATHER');
    const summary = plain((await lastOf(copil, 'claire', 'Sans météo : ')).text);
    expect(summary).toContain('S01 · IME Les Embruns · ⛈️ orage');
    expect(summary).toContain('S03 · EHPAD Résidence du Port · ⛈️ orage');
    expect(summary).toContain('Délais · ☁️ nuages');
    await expect(lastOf(copil, 'yann', 'Sans météo')).rejects.toThrow();
  });

  it('freezes the weather when the meeting opens: the cards that asked have no button left', async () => {
    await copil.clock('2026-09-22T14:00');
    await copil.say('ines', 'dm', '/copil émargement @claire @karim @sophie @thomas @anne-laure présent');
    await copil.say('ines', 'dm', '/copil ouvrir COPIL-2');
    const frozen = (await copil.messages('yann', 'dm')).find(({ id }) => id === askedOfYann);
    expect(plain(frozen?.text ?? '')).toContain('Météo gelée à l’ouverture de la séance');
    expect(frozen?.buttons).toEqual([]);
    const late = await copil.say('yann', 'dm', 'météo donner soleil site:S03 réunion:COPIL-2');
    expect(replyOf(late)).toContain('sa météo est gelée');
    const shown = replyOf(await copil.say('helene', 'dm', 'météo COPIL-2'));
    expect(shown).toContain('S03 · EHPAD Résidence du Port · ⛈️ orage');
    expect(shown).not.toContain('Sans météo');
  });

  it('goes through the risks in session, one press each', async () => {
    const card = (await copil.say('claire', 'dm', 'risques revue')).messages[0];
    expect(plain(card?.text ?? '')).toContain('R-01 · 12 ↗ · Wi-Fi en chambre insuffisant');
    expect(plain(card?.text ?? '')).toContain('Depuis la réunion précédente (COPIL n°1) : 1 en hausse.');
    const after = await copil.press('claire', card?.id ?? '', buttonOf(card, 'same-R-04'));
    expect(replyOf(after)).toContain('4 risques restent à revoir');
  });
});
