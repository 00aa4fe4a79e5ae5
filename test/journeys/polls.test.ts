import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, SeenMessage, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

/** Issue 4, point 3; peers.md rows 2 to 5. */
onEveryPlatform('a date is found before a meeting exists', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  const [possible, ifNeeded, impossible] = ['Possible', 'Si besoin', 'Impossible'];
  const to = (sent: SentRow[], rule: string) =>
    sent.filter((row) => row.rule.split('+').includes(rule)).map((row) => row.to);
  const labelled = ({ buttons }: SeenMessage, label: string, place = 0): string => {
    const found = buttons.filter((one) => plain(one.label) === label)[place];
    if (!found) throw new Error(`no « ${label} » among ${buttons.map((one) => one.label).join(', ')}`);
    return found.id;
  };
  /** Presses one of the three buttons on each line of the person's own card, in order. */
  async function answers(handle: string, words: string, ...said: string[]): Promise<void> {
    for (const [line, label] of said.entries()) {
      const card = await lastOf(copil, handle, words);
      await copil.press(handle, card.id, labelled(card, label, line));
    }
  }
  const counter = async () => {
    const posted = (await copil.messages('claire', 'copil-dui')).findLast(({ text }) =>
      plain(text).includes('choix d’une date'),
    );
    return plain(posted?.text ?? '');
  };

  it('is offered in one line; each member is asked once, and the author reads what was understood', async () => {
    const seen = await copil.say(
      'claire',
      'copil-dui',
      '/copil sondage 22/09 14h, 24/09 10h, 29/09 14h 2h "COPIL n°2" avant:05/09 invités:@julie',
    );
    const reply = replyOf(seen);
    expect(reply).toContain('COPIL n°2 : sondage lancé');
    expect(reply).toContain('10 personnes sont interrogées maintenant');
    expect(reply).toContain('jusqu’au samedi 5 septembre 2026 inclus');
    expect(reply).toContain('mardi 22 septembre 2026, de 14 h à 16 h');
    expect(reply).toContain('S-2026-001');
    for (const handle of nine) {
      const asked = await lastOf(copil, handle, 'quelles dates vous conviennent ?');
      expect(asked.buttons.filter(({ label }) => label === ifNeeded)).toHaveLength(3);
      expect(toPerson(seen.messages, handle).length).toBeLessThanOrEqual(1);
    }
    expect(await counter()).toContain('Sans réponse : 10');
  });

  it('shows how many to the channel and never who; the author and the leads alone see who refused', async () => {
    await answers('yann', 'COPIL n°2', possible, impossible, ifNeeded);
    expect(plain((await lastOf(copil, 'yann', 'COPIL n°2')).text)).toContain('Votre réponse : Impossible');
    expect(await counter()).toContain(
      'Aucune réponse complète'.replace('Aucune réponse complète', '1 réponse'),
    );
    expect(await counter()).toContain('Impossible : 1 · Sans réponse : 9');
    expect(await counter()).not.toContain('Kerbrat');
    for (const handle of ['claire', 'karim'])
      expect(plain((await lastOf(copil, handle, 'COPIL n°2')).text)).toContain(
        'Impossible : 1 (Yann Kerbrat)',
      );
    expect(plain((await lastOf(copil, 'thomas', 'COPIL n°2')).text)).not.toContain('Kerbrat');
  });

  it('is answered from a mail by who has no chat: looking changes nothing, sending records', async () => {
    const mail = (await copil.mails()).findLast((one) => one.to.includes('julie'));
    const link = /Répondre\s*: (\S+)/.exec(plain(mail?.text ?? ''))?.[1] ?? '';
    const look = async () => plain(await (await fetch(link)).text());
    const seen = /name="seen" value="([^"]*)"/.exec(await look())?.[1] ?? '';
    expect(await look()).toContain('jeudi 24 septembre 2026, de 10 h à 12 h');
    expect(await counter()).toContain('Possible : 1 · Sans réponse : 9');
    const send = (given: Record<string, string>) =>
      fetch(link, { method: 'POST', body: new URLSearchParams(given), headers: { origin: copil.url } });
    const sent = await send({ seen, 'date-1': 'possible', 'date-2': 'possible', 'date-3': 'impossible' });
    expect(plain(await sent.text())).toContain('Merci, votre réponse est complète.');
    expect(plain(await (await send({ seen, 'date-1': 'impossible' })).text())).toContain(
      'rien n’a été enregistré',
    );
    expect((await fetch(`${link}x`)).status).toBe(404);
    expect(replyOf(await copil.say('claire', 'dm', 'sondage voir S-2026-001'))).toContain(
      'Possible : 2 · Sans réponse : 8',
    );
  });

  it('reminds the silent alone, two working days before the last day and on its morning', async () => {
    await answers('helene', 'COPIL n°2', possible, impossible, possible);
    const early = await copil.clock('2026-09-03T09:00');
    const silent = nine.filter((handle) => handle !== 'yann' && handle !== 'helene');
    expect(to(early, 'POLL-REMIND').toSorted()).toEqual(silent.toSorted());
    for (const handle of ['claire', 'sophie', 'thomas', 'anne-laure', 'fatou', 'bruno']) {
      await copil.say(handle, 'dm', 'sondage répondre S-2026-001 possible');
      await copil.say(handle, 'dm', 'sondage répondre S-2026-001 si besoin 29/09');
    }
    expect(to(await copil.clock('2026-09-04T09:00'), 'POLL-LAST-DAY')).toEqual(['karim']);
  });

  it('says once to the author and the leads that everybody has answered, the best date first', async () => {
    await answers('karim', 'COPIL n°2', possible, possible, impossible);
    const told = await lastOf(copil, 'claire', 'tout le monde a répondu');
    const text = plain(told.text);
    expect(text).toContain('10 réponses complètes sur 10');
    expect(text.indexOf('22 septembre')).toBeLessThan(text.indexOf('29 septembre'));
    expect(text.indexOf('29 septembre')).toBeLessThan(text.indexOf('24 septembre'));
    expect(text).toContain('meilleur choix');
    expect(text).toContain('La présidence ne peut pas venir (Hélène Guivarc’h).');
    await lastOf(copil, 'karim', 'tout le monde a répondu');
    await answers('thomas', 'COPIL n°2', ifNeeded);
    const ledger = await copil.ledger({ rule: 'POLL-COMPLETE' });
    expect(ledger.map((row) => row.to).toSorted()).toEqual(['claire', 'karim']);
  });

  it('is not chosen by accident where the chair cannot come: the reason is repeated, nothing leaves', async () => {
    const told = await lastOf(copil, 'claire', 'tout le monde a répondu');
    const seen = await copil.press('claire', told.id, labelled(told, 'Retenir le jeudi 24 septembre à 10 h'));
    expect(replyOf(seen)).toContain('La présidence ne peut pas venir (Hélène Guivarc’h).');
    expect(seen.messages[0]?.buttons.map(({ label }) => label)).toEqual(['Retenir quand même']);
    expect(JSON.stringify(await copil.state())).not.toContain('2026-09-24T10:00');
  });

  it('becomes a meeting by one press: everybody is invited once, and answers the invitation anew', async () => {
    const told = await lastOf(copil, 'claire', 'tout le monde a répondu');
    const seen = await copil.press('claire', told.id, labelled(told, 'Retenir le mardi 22 septembre à 14 h'));
    expect(replyOf(seen)).toContain('COPIL n°2 : créneau réservé');
    expect(replyOf(seen)).toContain('ne valent pas présence');
    const meeting = (await copil.state()).meetings.find(
      ({ reference }: { reference: string }) => reference === 'COPIL-2',
    );
    expect(meeting.count).toMatchObject({ answered: 0 });
    const invited = seen.messages.filter(({ text }) => plain(text).includes('COPIL n°2 : créneau réservé'));
    for (const handle of nine) expect(toPerson(invited, handle).length).toBe(handle === 'claire' ? 2 : 1);
    const typed = await copil.say('karim', 'dm', 'sondage retenir S-2026-001 29/09');
    expect(replyOf(typed)).toContain('Date retenue : mardi 22 septembre 2026 à 14 h');
    const channel = (await copil.messages('claire', 'copil-dui')).map(({ text }) => plain(text));
    expect(channel.some((text) => text.includes('Date retenue : mardi 22 septembre 2026 à 14 h'))).toBe(true);
  });

  it('that is doubtful is said back with its weekday before anybody is asked', async () => {
    const preview = await copil.say('claire', 'dm', 'sondage mardi prochain 14h, 11/11 10h "Bilan"');
    expect(replyOf(preview)).toContain('mardi 8 septembre 2026, de 14 h à 16 h');
    expect(replyOf(preview)).toContain('Ce jour est fermé (11 novembre : Armistice 1918).');
    expect(replyOf(await copil.say('claire', 'dm', 'sondages'))).toContain('Aucun sondage en cours');
  });

  it('that the secretary proposes asks nobody before a lead has confirmed; she then follows the answers', async () => {
    const asked = await copil.say('ines', 'dm', 'sondage 06/10 9h30, 08/10 14h "Point presse" avant:07/09');
    expect(replyOf(asked)).toContain('C’est transmis');
    expect(replyOf(await copil.say('yann', 'dm', 'sondages'))).toContain('Aucun sondage en cours');
    const [request] = toPerson(asked.messages, 'claire');
    await copil.press('claire', request?.id ?? '', 'accept');
    expect(plain((await lastOf(copil, 'yann', 'Point presse')).text)).toContain(
      'Inès Roussel cherche une date',
    );
    await answers('yann', 'Point presse', possible, impossible);
    const followed = plain((await lastOf(copil, 'ines', 'où en est le sondage')).text);
    expect(followed).toContain('1 réponse complète sur 9');
    expect(followed).toContain('Impossible : 1 (Yann Kerbrat)');
  });

  it('may be joined by another one later: only that line is asked anew, answers already given stand', async () => {
    await copil.say('claire', 'dm', 'sondage ajouter S-2026-002 13/10 10h');
    const more = await lastOf(copil, 'yann', 'une date de plus');
    expect(plain(more.text)).toContain('mardi 13 octobre 2026');
    expect(plain(more.text)).not.toContain('6 octobre');
    expect(more.buttons.filter(({ label }) => label === possible)).toHaveLength(1);
    const { buttons } = await lastOf(copil, 'yann', 'une date de plus');
    await copil.press('yann', more.id, buttons.find(({ label }) => label === possible)?.id ?? '');
    expect(plain((await lastOf(copil, 'ines', 'où en est le sondage')).text)).toContain(
      '1 réponse complète sur 9',
    );
  });

  it('waits on the home until it is answered', async () => {
    const home = await copil.say('sophie', 'dm', 'accueil');
    expect(replyOf(home)).toContain('Point presse : 3 dates attendent votre réponse');
    const sheet = await copil.press('sophie', home.messages[0]?.id ?? '', 'answer-S-2026-002');
    expect(replyOf(sheet)).toContain('Point presse : quelles dates vous conviennent ?');
    await copil.say('sophie', 'dm', 'sondage répondre S-2026-002 possible');
    expect(replyOf(await copil.say('sophie', 'dm', 'accueil'))).not.toContain('Point presse');
  });

  it('is left to its author when the last day ends without every answer: choose, or give more time', async () => {
    const sent = await copil.clock('2026-09-07T18:00');
    expect(to(sent, 'POLL-OVERDUE')).toEqual(['ines']);
    const state = await lastOf(copil, 'ines', 'il manque des réponses');
    expect(plain(state.text)).toContain('Sans réponse complète : Hélène Guivarc’h');
    expect(state.buttons.map(({ label }) => label)).toContain('Prolonger');
    expect(replyOf(await copil.say('claire', 'dm', 'sondage prolonger S-2026-002 22/09'))).toContain(
      'jusqu’au mardi 22 septembre 2026 inclus',
    );
    const reminders = (await copil.ledger({ rule: 'POLL-REMIND', state: 'planned' })).map(
      ({ dueAt }) => dueAt,
    );
    expect(new Set(reminders)).toEqual(new Set(['2026-09-18T07:00:00.000Z']));
  });

  it('is given up after a confirmation: who had heard of it is told once', async () => {
    const preview = await copil.say('claire', 'dm', 'sondage annuler S-2026-002');
    const done = await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    expect(replyOf(done)).toContain('Point presse : sondage annulé');
    const told = await copil.ledger({ rule: 'POLL-CANCEL' });
    const others = [...nine.filter((one) => one !== 'claire'), 'ines'];
    expect(told.map((row) => row.to).toSorted()).toEqual(others.toSorted());
    const waiting = (await copil.ledger({ state: 'planned' })).filter(({ rule }) => rule.startsWith('POLL'));
    expect(waiting).toEqual([]);
  });
});
