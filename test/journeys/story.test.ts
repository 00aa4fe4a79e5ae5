import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { buttonOf, look, peopleIn } from './people-in.ts';
import { nine, plain, replyOf, toPerson } from './reading.ts';

/*
 * Invariants of domain.md 4.1 that a committee's cycle must keep, and the tests that hold them:
 *
 *  1  no decision outside an open meeting or a closed consultation
 *       src/decisions/commands/decide.test.ts: outside any session is a draft; is refused without quorum
 *       src/session/session.test.ts: is held without a quorum …, and nothing is decided in it
 *  2  an owner who leaves makes the action « à réattribuer »
 *       src/actions/house-acts.test.ts: leaves nothing in silence: each action waits for another owner
 *  3  the same key is never sent twice
 *       src/delivery/dispatch.test.ts: with the same key is added once, however often it is asked for
 *       here: the ledger holds no message twice; test/crash/nine-oclock.test.ts: the 09:00 batch is sent once
 *  5  a past rule is never replayed unless it is perishable and lies ahead
 *       src/delivery/reconciler.test.ts; test/journeys/nasty-cases.test.ts: leaves no reminder of the old date alive
 *  6  one answer per meeting version, from any platform; the last one wins and both show it
 *       test/journeys/committee-is-scheduled.test.ts: answers move the counter in both organisations, the last answer wins
 *       test/journeys/nasty-cases.test.ts: answers a press on an old card with the present state and does not apply it
 *  9  a committee with open deployments cannot be closed
 *       src/committees/open-deployments.test.ts: stays while a deployment is open, and while a meeting is to come
 * 10  corrected with a trace until the minutes are approved, afterwards only superseded
 *       src/decisions/commands/correct-decision.test.ts: keeps the trace of each correction; is only replaced once …
 * 11  only immediate matters bypass quiet hours, and only for people on duty
 *       src/delivery/dispatch.test.ts: waits for the next opening at night, unless it is for people on duty
 * 4, 7 and 8 concern announcements, the pulse and residents' data (test/journeys/resident-data.test.ts).
 */

/** domain.md 5.3, in order, on one service; what the story leaves unsaid is done as a person would, and said. */
onEveryPlatform('the story of a COPIL', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  const { press, told, inBothChannels, placeOf } = peopleIn(() => copil);

  /** Reads the report as it would leave, and presses « Co-signer » under it. */
  async function cosign(lead: string): Promise<void> {
    const preview = await copil.say(lead, 'dm', '/copil report preview');
    const [card] = preview.messages;
    look(replyOf(await copil.press(lead, card?.id ?? '', buttonOf(card, 'Co-signer'))));
  }
  const sentReports = async () =>
    (await copil.ledger({ rule: 'REPORT' })).filter(({ to, state }) => to === 'odile' && state === 'sent');
  const meeting = async (reference: string) =>
    (await copil.state()).meetings.find((one: { reference: string }) => one.reference === reference);
  const of = (sent: SentRow[], rule: string) => sent.filter((row) => row.rule.split('+').includes(rule));
  const people = (sent: { to: string }[]) => sent.map(({ to }) => to).toSorted();

  it('1: the project card of 1 September tells the phase, the sites, what is late and how long ago the last COPIL was', async () => {
    const card = replyOf(await copil.say('claire', 'copil-dui', '/copil status'));
    expect(card).toContain('Site pilote');
    expect(card).toContain('15 sites, dont 2 pilotes');
    expect(card).toMatch(/A-2026-003 · Mesurer le débit à l’EHPAD du Port/);
    expect(card).toContain('61 jours depuis le COPIL n°1');
  });

  it('2: Claire schedules COPIL n°2: nine invitations, an .ics for each, and a warning of 82 days', async () => {
    await copil.clock('2026-09-01T09:05');
    const seen = await copil.say('claire', 'copil-dui', '/copil schedule 22/09/2026 14:00 2h "COPIL n°2"');
    expect(replyOf(seen)).toContain('82 jours depuis le COPIL n°1');
    expect(replyOf(seen)).toContain('9 invitations partent maintenant.');
    expect(nine.map((who) => toPerson(seen.messages, who).length)).toEqual(nine.map(() => 1));
    const mails = await copil.mails();
    expect(mails).toHaveLength(9);
    for (const { ics } of mails) expect(ics).toContain('DTSTART;TZID=Europe/Paris:20260922T140000');
    expect((await meeting('COPIL-2')).state).toBe('held');
  });

  it('3: members press; the counter is the same on both clients', async () => {
    for (const who of ['claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann'])
      await press(who, 'COPIL n°2', 'Je viens');
    await press('bruno', 'COPIL n°2', 'À distance');
    await press('fatou', 'COPIL n°2', 'Je ne viens pas');
    for (const { text } of await inBothChannels('Réponses :')) {
      expect(text).toContain('Réponses : 8 sur 9');
      expect(text).toContain('6 sur place, 1 à distance et 1 absence');
    }
  });

  it('3: Hélène will not come: the leads alone get three choices; she names Marc, who is invited in her place', async () => {
    const seen = await press('helene', 'COPIL n°2', 'Je ne viens pas');
    const alerts = seen.messages.filter(({ text }) => plain(text).includes('Hélène Guivarc’h ne sera pas'));
    expect(alerts.map(({ to }) => to).toSorted()).toEqual(['claire', 'karim']);
    for (const { buttons } of alerts)
      expect(buttons.map(({ label }) => plain(label))).toEqual([
        'Suppléant : Marc Le Dantec',
        'Chercher une autre date',
        'Maintenir',
      ]);
    const asked = await press('helene', 'COPIL n°2', 'Je me fais remplacer');
    const named = await copil.submit('helene', asked.form?.id ?? '', { substitute: '@marc' });
    expect(toPerson(named.messages, 'marc')[0]?.text).toContain('Vous remplacez Hélène Guivarc’h');
    const [summary] = await inBothChannels('Réponses :');
    expect(summary?.text).toContain('Réponses : 9 sur 9');
  });

  it('5: members are asked for points; Yann proposes the Wi-Fi, Claire accepts: ten points, 130 minutes of 120', async () => {
    const sent = await copil.clock('2026-09-08T09:00');
    expect(
      people(sent.filter(({ text }) => plain(text).includes('vos points pour l’ordre du jour'))),
    ).toEqual(nine.toSorted());
    const asked = await copil.say('yann', 'dm', '/copil agenda add "Wi-Fi EHPAD" 15min pour:décision');
    const [card] = toPerson(asked.messages, 'claire');
    await copil.press('claire', card?.id ?? '', buttonOf(card, 'Accepter'));
    const wifi = await placeOf('Wi-Fi EHPAD', 'COPIL-2');
    await copil.say('claire', 'dm', `point joindre ${wifi} https://documents.example.org/wifi.pdf "Mesures"`);
    const list = replyOf(await copil.say('claire', 'dm', 'ordre-du-jour'));
    expect(list).toContain('2 h 10 sur 2 h');
    expect(list).toContain('Les 10 points retenus dépassent la durée de la réunion de 10 min.');
    expect((await meeting('COPIL-2')).agenda.map(({ minutes }: { minutes: number }) => minutes)).toEqual([
      5, 10, 20, 15, 10, 15, 30, 5, 5, 15,
    ]);
    expect(list).toMatch(/Actions en retard[\s\S]*A-2026-003/);
  });

  it('5: J-8 passes; Hélène validates, as the chair must, and the agenda with its files convenes', async () => {
    const sent = await copil.clock('2026-09-14T09:00');
    expect(of(sent, 'M04-VALIDATE').map(({ to }) => to)).toEqual(['helene']);
    await press('helene', 'ordre du jour à valider', 'Valider');
    expect((await meeting('COPIL-2')).state).toBe('convened');
    const convocation = await told('bruno', 'Convocation : COPIL n°2');
    expect(convocation).toContain('se tiendra le mardi 22 septembre 2026, de 14 h à 16 h.');
    expect(convocation).toContain('Wi-Fi EHPAD');
    expect(convocation).toContain('wifi.pdf');
    expect(convocation).toContain('A-2026-003');
  });

  it('5: the leads give the weather, which a report needs', async () => {
    await copil.say('claire', 'dm', 'météo donner délai nuages commentaire:"Le réseau de l’EHPAD tarde."');
    await copil.say('karim', 'dm', 'météo donner avancement soleil');
    expect(replyOf(await copil.say('claire', 'dm', 'météo'))).toContain('nuages');
  });

  it('7: on Friday the 18th J-3 and J-2 are one message each; the forecast is 8 of 9', async () => {
    const sent = await copil.clock('2026-09-18T09:00');
    const forecasts = of(sent, 'M06').filter(({ in: where }) => where === 'dm');
    expect(people(forecasts)).toEqual(['claire', 'karim']);
    for (const { at } of forecasts) expect(at).toBe('2026-09-18T07:00:00Z');
    const atNine = sent.filter(({ at, in: where }) => at === '2026-09-18T07:00:00Z' && where === 'dm');
    look(atNine.map(({ rule, to }) => `${rule} ${to}`).join('\n'));
    const karims = atNine.filter(({ to }) => to === 'karim');
    expect(karims).toHaveLength(1);
    expect(karims[0]?.rule.split('+').toSorted()).toEqual(['M06', 'M07-OWNER']);
    const aboutCopil2 = atNine.filter(({ rule }) => rule.startsWith('M'));
    expect(people(aboutCopil2)).toEqual(['claire', 'karim', 'nadia', 'thomas']);
    const message = await told('karim', 'Prévision : COPIL n°2');
    expect(message).toContain('Quorum promis : 8/9');
    expect(message).toContain('A-2026-003');
  });

  it('5: a point of 18 September is late and goes to the chair alone, who leaves it for the next meeting', async () => {
    const asked = await copil.say('yann', 'dm', '/copil agenda add "Retard du câblage" 10min');
    expect(replyOf(asked)).toContain('Hors délai');
    const asking = asked.messages.filter(
      ({ to, text }) => to !== 'yann' && text.includes('Retard du câblage'),
    );
    expect(asking.map(({ to }) => to)).toEqual(['helene']);
    await copil.press('helene', asking[0]?.id ?? '', buttonOf(asking[0], 'Refuser'));
    expect((await meeting('COPIL-2')).agenda.at(-1)).toMatchObject({ state: 'refused' });
  });

  it('8: a quarter of an hour before, people say « Je suis là », or Inès enters them; both associations see the roll', async () => {
    await copil.clock('2026-09-22T13:45');
    await press('claire', 'commence à 14 h', 'Je suis là');
    await press('marc', 'commence à 14 h', 'Je suis là');
    await press('bruno', 'commence à 14 h', 'Je suis là, à distance');
    await copil.say('ines', 'dm', 'émargement @karim @sophie @thomas @anne-laure @yann présent');
    const [claires, brunos] = await inBothChannels('Dites que vous êtes là');
    expect(brunos?.text).toBe(claires?.text);
    expect(brunos?.text).toContain('8 sur 9, quorum atteint (5 requises)');
  });

  it('8: Inès opens; Marc sits for Hélène; item by item, in the thread of both clients', async () => {
    await copil.clock('2026-09-22T14:00');
    const opened = replyOf(await press('ines', 'ouverture prévue à 14 h', 'Ouvrir la séance'));
    expect(opened).toContain('COPIL n°2 : séance en cours');
    expect(opened).toContain('8 sur 9, quorum atteint (5 requises)');
    expect(opened).toContain('Hélène Guivarc’h (par Marc Le Dantec, suppléance)');
    await copil.clock('2026-09-22T14:05');
    await copil.say('ines', 'dm', 'suivant');
    for (const { text } of await inBothChannels('séance en cours'))
      expect(text).toContain('depuis 14 h 05, 10 min prévues, jusqu’à 14 h 15');
    await copil.clock('2026-09-22T14:40');
    await copil.say('ines', 'dm', `suivant ${await placeOf('Wi-Fi EHPAD', 'COPIL-2')}`);
    await copil.say('ines', 'dm', 'note Le débit est insuffisant au deuxième étage.');
  });

  it('9: the decision is D-2026-004, 8-0-0, on both clients; the reservation is A-2026-007', async () => {
    const decided = await copil.say(
      'ines',
      'copil-dui',
      '/copil decision "Démarrer l’IME le 06/10 sous réserve du Wi-Fi" type:go',
    );
    look(replyOf(decided));
    expect(replyOf(decided)).toContain('Adoptée : 8 pour, 0 contre, 0 abstention');
    for (const { text, thread } of await inBothChannels('Décision D-2026-004')) {
      expect(text).toContain('Adoptée : 8 pour, 0 contre, 0 abstention');
      expect(thread).not.toBeNull();
    }
    const given = await copil.say(
      'ines',
      'copil-dui',
      '/copil action @Karim "Poser 4 bornes" pour:02/10/2026',
    );
    look(replyOf(given));
    expect(replyOf(given)).toContain('A-2026-007');
    await told('karim', 'A-2026-007');
    for (const { text, thread } of await inBothChannels('Action A-2026-007')) {
      look(text);
      expect(text).toContain('D-2026-004');
      expect(thread).not.toBeNull();
    }
  });

  it('10: Inès closes, both leads agree, and the minutes leave on 24 September', async () => {
    await copil.clock('2026-09-22T15:55');
    await copil.say('ines', 'dm', 'clore');
    const closed = await press('ines', 'lever la séance', 'Lever la séance');
    expect(replyOf(closed)).toContain('COPIL n°2 : séance levée à 15 h 55');
    await copil.clock('2026-09-22T16:30');
    await told('claire', 'relevé à vérifier');
    for (const lead of ['claire', 'karim']) await press(lead, 'relevé à vérifier', 'Accord');
    await copil.clock('2026-09-24T09:00');
    const sent = (await copil.ledger({ rule: 'M12' })).filter(({ state }) => state === 'sent');
    expect(people(sent)).toEqual(expect.arrayContaining([...nine, 'marc']));
    const minutes = await told('bruno', 'Relevé de décisions · COPIL n°2');
    expect(minutes).toContain('relevé diffusé le 24 septembre 2026');
    expect(minutes).toContain('D-2026-004 · Démarrer l’IME le 06/10 sous réserve du Wi-Fi');
    expect(minutes).toContain('A-2026-007 · Poser 4 bornes · Karim Benhaddou · 02/10/2026');
    expect((await meeting('COPIL-2')).state).toBe('minuted');
  });

  it('10: Bruno asks a correction; accepted, it is version 2', async () => {
    const correction = { meeting: 'COPIL-2', text: 'Le débit se mesure aussi la nuit.' };
    const asked = await press('bruno', 'Relevé de décisions · COPIL n°2', 'Demander une correction');
    await copil.submit('bruno', asked.form?.id ?? '', correction);
    const accept = await press('ines', 'Bruno Tanguy demande une correction', 'Accepter');
    await copil.submit('ines', accept.form?.id ?? '', { ...correction, number: '1', choice: 'accept' });
    const changed = await told('yann', 'version 2 du relevé');
    expect(changed).toContain('Le débit se mesure aussi la nuit.');
    expect(changed).toContain('approuvé le mardi 29 septembre 2026 à 18 h');
  });

  it('15: the report of 28 September: both leads co-sign, Odile Prigent gets it for the Bureau', async () => {
    await copil.clock('2026-09-25T10:00');
    for (const lead of ['claire', 'karim']) await cosign(lead);
    await copil.clock('2026-09-28T09:00');
    expect(await told('odile', 'Rapport n°2')).toContain('Envoyé le 28 septembre 2026.');
    expect(await sentReports()).toHaveLength(1);
  });

  it('10: silence approves on 29 September at 18:00; five lines stand in each organisation’s channel', async () => {
    await copil.clock('2026-09-29T17:59');
    expect((await meeting('COPIL-2')).state).toBe('minuted');
    await copil.clock('2026-09-29T18:00');
    expect((await meeting('COPIL-2')).state).toBe('approved');
    const minutes = replyOf(await copil.say('yann', 'dm', 'relevé COPIL-2'));
    expect(minutes).toContain('Version 2');
    expect(minutes).toContain('approuvé tacitement le 29 septembre 2026');
    for (const { text } of await inBothChannels('L’essentiel du COPIL n°2', 'association-actus')) {
      look(text);
      expect(text.split('\n').filter((line) => line.startsWith('• '))).toHaveLength(5);
    }
  });

  it('12: on 9 October Claire moves COPIL n°3: shown first, one update each, 14:00 kept, the same event', async () => {
    await copil.clock('2026-10-09T10:00');
    const before = await meeting('COPIL-3');
    const preview = await copil.say('claire', 'copil-dui', '/copil move COPIL-3 27/10/2026 14:00');
    look(replyOf(preview));
    expect(replyOf(preview)).toContain('mardi 27 octobre 2026, de 14 h à 16 h');
    expect(preview.messages.filter(({ in: where }) => where === 'dm')).toEqual([]);
    const seen = await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    expect(nine.map((who) => toPerson(seen.messages, who).length)).toEqual(nine.map(() => 1));
    expect(await meeting('COPIL-3')).toMatchObject({
      uid: before.uid,
      sequence: 1,
      starts: '2026-10-27T14:00',
      startsAt: '2026-10-27T13:00:00Z',
    });
    expect(before.startsAt).toBe('2026-10-20T12:00:00Z');
    const mail = (await copil.mails('yann.kerbrat@agla.example')).at(-1);
    expect(mail?.ics).toContain('SEQUENCE:1');
    expect(mail?.ics).toContain('DTSTART;TZID=Europe/Paris:20261027T140000');
  });

  it('15: before the report, COPIL n°3 is held on its new day, as its members would', async () => {
    await copil.clock('2026-10-19T09:00');
    await press('helene', 'ordre du jour à valider', 'Valider');
    await copil.say('claire', 'dm', 'météo donner délai pluie réunion:COPIL-3');
    await copil.clock('2026-10-27T14:00');
    await copil.say(
      'ines',
      'dm',
      'émargement @helene @claire @karim @sophie @yann @bruno présent réunion:COPIL-3',
    );
    expect(replyOf(await copil.say('ines', 'dm', 'ouvrir COPIL-3'))).toContain('6 sur 9, quorum atteint');
    await copil.say('ines', 'dm', 'décision "Former deux relais à l’EHPAD du Port" motif:"Wi-Fi livré tard"');
    await copil.clock('2026-10-27T15:30');
    await copil.say('ines', 'dm', 'clore COPIL-3');
    await press('ines', 'lever la séance', 'Lever la séance');
    for (const lead of ['claire', 'karim']) await copil.say(lead, 'dm', 'relevé accord COPIL-3');
  });

  it('15: on 27 November the preview tells weather, decisions, drift and risks; both leads co-sign, the Bureau gets it', async () => {
    await copil.clock('2026-11-27T08:30');
    const preview = replyOf(await copil.say('claire', 'dm', '/copil report preview'));
    look(preview);
    expect(preview).toContain('Envoi prévu le vendredi 27 novembre 2026.');
    for (const line of [
      'Délais · pluie (nuages auparavant)',
      'D-2026-005 · Former deux relais à l’EHPAD du Port',
      'R-01 · Wi-Fi en chambre insuffisant · 9/16',
      'Aucune date de démarrage n’a changé depuis le rapport précédent.',
      '15 démarrages au calendrier, 2 dates passées',
      'COPIL n°3, tenue le 27 octobre 2026',
    ])
      expect(preview).toContain(line);
    for (const lead of ['claire', 'karim']) await cosign(lead);
    await copil.clock('2026-11-27T09:00');
    const report = await told('odile', 'Rapport n°3');
    expect(report).toContain('Envoyé le 27 novembre 2026.');
    expect(report).toMatch(
      /Signatures\s+• Claire Le Goff, le 27 novembre 2026\s+• Karim Benhaddou, le 27 novembre 2026/,
    );
    expect(await sentReports()).toHaveLength(2);
  });

  it('15: the ledger holds no message twice, and none that failed or is in doubt', async () => {
    const rows = await copil.ledger();
    const keys = rows.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(rows.filter(({ state }) => ['failed', 'uncertain', 'held', 'sending'].includes(state))).toEqual(
      [],
    );
    const received = toPerson(await copil.messages('anne-laure', 'dm'), 'anne-laure');
    const convocations = received.filter(({ text }) =>
      plain(text).includes('se tiendra le mardi 22 septembre'),
    );
    expect(convocations).toHaveLength(1);
  });
});
