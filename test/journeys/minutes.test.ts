import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, Seen } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

const press = async (copil: Driver, who: string, words: string, label: string): Promise<Seen> => {
  const message = await lastOf(copil, who, words);
  const button = message.buttons.find((one) => one.label === label);
  if (!button) throw new Error(`No button « ${label} » among ${message.buttons.map((one) => one.label)}`);
  return copil.press(who, message.id, button.id);
};
const told = async (copil: Driver, who: string, words: string): Promise<string> =>
  plain((await lastOf(copil, who, words)).text);
const sentTo = async (copil: Driver, rule: string): Promise<string[]> =>
  (await copil.ledger({ rule })).filter(({ state }) => state === 'sent').map(({ to }) => to);

/** C24, M11–M14, story step 10. */
onEveryPlatform('the minutes of COPIL n°2', (open) => {
  let copil: Driver;
  const scribe = (text: string) => copil.say('ines', 'dm', text);
  beforeAll(async () => {
    copil = await open();
    // Invited on the day itself: what comes before a meeting has journeys of its own.
    await copil.clock('2026-09-22T12:00');
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
    await copil.say('fatou', 'dm', 'répondre COPIL-2 absente');
    await copil.say('helene', 'dm', 'remplacer COPIL-2 @marc');
    await copil.clock('2026-09-22T14:00');
    await scribe('émargement @claire @karim @sophie @thomas @anne-laure @yann @marc présent');
    await scribe('émargement @bruno à distance');
    await scribe('ouvrir');
    await scribe('suivant');
    await scribe('noter "Le réseau de l’IME est testé sur deux étages."');
    await scribe('décision "Démarrer l’IME le 06/10 sous réserve du Wi-Fi" type:go');
    await scribe('action @Karim "Poser 4 bornes" pour:02/10/2026 D-2026-004');
    await copil.clock('2026-09-22T15:50');
  });
  afterAll(() => copil.close());

  it('exist as a draft the moment the session closes, for those who prepare them alone', async () => {
    const preview = await scribe('clore');
    await copil.press('ines', preview.messages[0]?.id ?? '', 'confirm');
    const draft = replyOf(await scribe('relevé COPIL-2'));
    expect(draft).toContain('Version 1 · en préparation');
    expect(draft).toContain('de 14 h à 15 h 50');
    expect(draft).toContain('8 voix sur 9');
    expect(draft).toContain('D-2026-004 · Démarrer l’IME le 06/10 sous réserve du Wi-Fi');
    expect(draft).toContain('A-2026-007 · Poser 4 bornes · Karim Benhaddou · 02/10/2026');
    expect(replyOf(await copil.say('sophie', 'dm', 'relevé COPIL-2'))).toContain('est en préparation');
  });

  it('are checked by the secretary and the leads half an hour after the end', async () => {
    await copil.clock('2026-09-22T16:30');
    for (const who of ['ines', 'claire', 'karim'])
      expect(await told(copil, who, 'relevé à vérifier')).toContain(
        'Il partira le jeudi 24 septembre 2026 à 9 h',
      );
    expect(await told(copil, 'claire', 'relevé à vérifier')).toContain(
      'Il manque votre accord, Claire, et celui de Karim Benhaddou.',
    );
    const agreed = await press(copil, 'claire', 'relevé à vérifier', 'Accord');
    // In Slack the card that was pressed is drawn again over the answer.
    expect(replyOf(agreed)).toMatch(/Il manque (encore celui|l’accord) de Karim Benhaddou/);
  });

  it('are edited by the secretary, point by point: who had agreed to the text before is asked again', async () => {
    const list = await press(copil, 'ines', 'relevé à vérifier', 'Modifier');
    const button = list.messages[0]?.buttons.find(({ label }) => label === 'Modifier le point 2');
    const opened = await copil.press('ines', list.messages[0]?.id ?? '', button?.id ?? '');
    const field = opened.form?.fields.find(({ name }) => name === 'text');
    expect(plain(field?.value ?? '')).toBe('Le réseau de l’IME est testé sur deux étages.');
    const seen = await copil.submit('ines', opened.form?.id ?? '', {
      meeting: 'COPIL-2',
      item: '2',
      text: 'Le réseau de l’IME est testé sur trois étages.',
      reason: 'un étage oublié',
    });
    expect(seen.messages.map(({ text }) => plain(text)).join()).toContain('Version 2 enregistrée');
    expect(await told(copil, 'claire', 'le relevé a changé')).toContain('Version 2 : un étage oublié');
    const agreed = await press(copil, 'claire', 'le relevé a changé', 'Accord');
    expect(replyOf(agreed)).toMatch(/Il manque (encore celui|l’accord) de Karim Benhaddou/);
    const last = await press(copil, 'karim', 'relevé à vérifier', 'Accord');
    expect(replyOf(last)).toContain('partira le jeudi 24 septembre 2026 à 9 h');
  });

  it('leave on J+2 at nine, to members, to the substitute who sat and to the secretary', async () => {
    await copil.clock('2026-09-24T09:00');
    expect((await sentTo(copil, 'M12')).filter((to) => !to.includes('#')).toSorted()).toEqual(
      expect.arrayContaining([...nine, 'ines', 'marc'].toSorted()),
    );
    const bruno = await told(copil, 'bruno', 'Relevé de décisions · COPIL n°2');
    expect(bruno).toContain('relevé diffusé le 24 septembre 2026');
    expect(bruno).toContain('Le réseau de l’IME est testé sur trois étages.');
    expect(bruno).toContain('il sera approuvé le mardi 29 septembre 2026 à 18 h');
    const posted = (await copil.messages('claire', 'copil-dui')).map(({ text }) => plain(text));
    expect(posted.some((text) => text.startsWith('Relevé de décisions · COPIL n°2'))).toBe(true);
    const state = await copil.state();
    expect(state.meetings.find((one: { reference: string }) => one.reference === 'COPIL-2').state).toBe(
      'minuted',
    );
  });

  it('are corrected once: Bruno asks, the secretary accepts, everybody reads what changes; the date of the lock stands', async () => {
    await press(copil, 'sophie', 'Relevé de décisions · COPIL n°2', 'Valider');
    const form = await press(copil, 'bruno', 'Relevé de décisions · COPIL n°2', 'Demander une correction');
    await copil.submit('bruno', form.form?.id ?? '', {
      meeting: 'COPIL-2',
      text: 'Le second test est à faire avant le 02/10.',
    });
    expect(await told(copil, 'karim', 'Bruno Tanguy demande une correction')).toContain(
      'Correction n°1 : Le second test est à faire avant le 02/10.',
    );
    expect(await told(copil, 'yann', 'Relevé de décisions · COPIL n°2')).toContain(
      'Une correction est à l’étude',
    );
    const accept = await press(copil, 'ines', 'Bruno Tanguy demande une correction', 'Accepter');
    await copil.submit('ines', accept.form?.id ?? '', {
      meeting: 'COPIL-2',
      number: '1',
      choice: 'accept',
      text: 'Le second test est à faire avant le 02/10.',
    });
    expect(await told(copil, 'bruno', 'Votre correction n°1 est retenue')).toContain(
      'La version 3 du relevé en tient compte',
    );
    const yann = await told(copil, 'yann', 'version 3 du relevé');
    expect(yann).toContain('Ce qui change (correction n°1)');
    expect(yann).toContain(
      'Correction n°1 demandée par Bruno Tanguy : Le second test est à faire avant le 02/10.',
    );
    expect(yann).toContain(
      'Sans autre demande, le relevé sera approuvé le mardi 29 septembre 2026 à 18 h : la date ne change pas.',
    );
    expect(yann).not.toContain('Vous aviez validé');
    expect(await told(copil, 'sophie', 'version 3 du relevé')).toContain(
      'Vous aviez validé la version précédente.',
    );
    const late = await copil.say('karim', 'dm', 'relevé trancher COPIL-2 1 refuser "Non"');
    expect(replyOf(late)).toContain('Correction n°1 retenue (Inès Roussel).');
  });

  it('ask again those alone who have said nothing, and name the hour of the lock', async () => {
    await copil.clock('2026-09-28T09:00');
    expect(await told(copil, 'yann', 'le relevé attend votre avis')).toContain(
      'sera approuvé tacitement le mardi 29 septembre 2026 à 18 h',
    );
    const reminded = await sentTo(copil, 'M13');
    expect(reminded).not.toContain('sophie');
    expect(reminded).not.toContain('bruno');
    expect(reminded).not.toContain('marc');
  });

  it('are approved by silence on 29 September at 18:00 and locked; the essential goes out in five lines', async () => {
    await copil.clock('2026-09-29T17:59');
    expect(replyOf(await copil.say('yann', 'dm', 'relevé COPIL-2'))).toContain('relevé diffusé le');
    await copil.clock('2026-09-29T18:00');
    expect(replyOf(await copil.say('yann', 'dm', 'relevé COPIL-2'))).toContain(
      'approuvé tacitement le 29 septembre 2026',
    );
    const short = await told(copil, 'yann', 'L’essentiel du COPIL n°2');
    expect(short.split('\n').filter((line) => line.startsWith('• '))).toHaveLength(5);
    expect(short).toContain('Une décision : D-2026-004, Démarrer l’IME le 06/10 sous réserve du Wi-Fi.');
    expect(short).toContain('Prochaine réunion : COPIL n°3, mardi 20 octobre 2026 à 14 h.');
    for (const [who, where] of [
      ['claire', 'association-actus'],
      ['bruno', 'association-actus'],
    ] as const) {
      const posts = (await copil.messages(who, where)).filter(({ text }) => text.startsWith('L’essentiel'));
      expect(posts).toHaveLength(1);
    }
    const no = await copil.say('yann', 'dm', 'relevé correction COPIL-2 "Trop tard"');
    expect(replyOf(no)).toContain('est déjà approuvé et ne change plus');
  });

  it('take errata alone from then on, which everybody reads', async () => {
    const seen = await scribe('relevé erratum COPIL-2 "Lire « cinq bornes »."');
    expect(replyOf(seen)).toContain('Erratum n°1 ajouté');
    expect(
      toPerson(seen.messages, 'yann')
        .map(({ text }) => plain(text))
        .join(),
    ).toContain('erratum n°1');
    expect(replyOf(await copil.say('yann', 'dm', 'relevé COPIL-2'))).toContain(
      'Erratum n°1, 29 septembre 2026 : Lire « cinq bornes ».',
    );
  });
});
