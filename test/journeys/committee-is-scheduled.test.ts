import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoWithoutStaff } from '../support/demo-without-staff.ts';
import type { Driver, Seen } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

/** Story steps 1–3 and 12 of domain.md 5.3, through the HTTP interface. */
onEveryPlatform('a COPIL is scheduled, answered, reminded and moved', (open) => {
  let copil: Driver;
  let scheduled: Seen;

  beforeAll(async () => {
    copil = await open({ space: demoWithoutStaff() });
  });
  afterAll(() => copil.close());

  it('step 1: the project card tells the phase, the sites, the late action and the days since the last COPIL', async () => {
    const card = replyOf(await copil.say('claire', 'copil-dui', '/copil status'));
    expect(card).toContain('Site pilote');
    expect(card).toContain('15 sites, dont 2 pilotes');
    expect(card).toContain('Mesurer le débit à l’EHPAD du Port');
    expect(card).toContain('61 jours depuis le COPIL n°1');
  });

  it('step 2: nine members are invited at once, by chat and with an .ics by mail, and the author is warned', async () => {
    scheduled = await copil.say('claire', 'copil-dui', '/copil schedule 22/09/2026 14:00 2h "COPIL n°2"');
    expect(replyOf(scheduled)).toContain('J’ai compris : mardi 22 septembre 2026, de 14 h à 16 h.');
    expect(replyOf(scheduled)).toContain('82 jours depuis le COPIL n°1');
    expect(replyOf(scheduled)).toContain('9 invitations partent maintenant.');
    const invitations = nine.map((handle) => toPerson(scheduled.messages, handle));
    expect(invitations.map((messages) => messages.length)).toEqual(nine.map(() => 1));
    expect(invitations.flat().map(({ buttons }) => buttons.map(({ label }) => label))).toEqual(
      nine.map(() => ['Je viens', 'À distance', 'Je ne viens pas', 'Je me fais remplacer']),
    );
    const mails = await copil.mails();
    expect(mails).toHaveLength(9);
    for (const { ics } of mails) {
      expect(ics).toContain('METHOD:REQUEST');
      expect(ics).toContain('DTSTART;TZID=Europe/Paris:20260922T140000');
      expect(ics).toContain('SEQUENCE:0');
    }
  });

  it('step 2: the same card stands in the channels of both organisations', async () => {
    for (const handle of ['claire', 'bruno']) {
      const [card] = (await copil.messages(handle, 'copil-dui')).filter(
        ({ from, text }) => from === 'copil' && text.includes('Réponses'),
      );
      expect(plain(card?.text ?? '')).toContain('Réponses : 0 sur 9');
    }
  });

  it('step 3: answers move the counter in both organisations, the last answer wins', async () => {
    await copil.press('karim', (await lastOf(copil, 'karim', 'COPIL n°2')).id, 'present');
    await copil.press('sophie', (await lastOf(copil, 'sophie', 'COPIL n°2')).id, 'absent');
    await copil.press('sophie', (await lastOf(copil, 'sophie', 'COPIL n°2')).id, 'present');
    const seen = await copil.press('bruno', (await lastOf(copil, 'bruno', 'COPIL n°2')).id, 'remote');
    expect(replyOf(seen)).toContain('Votre réponse : À distance.');
    for (const handle of ['claire', 'bruno']) {
      const card = (await copil.messages(handle, 'copil-dui')).find(({ text }) => text.includes('Réponses'));
      expect(plain(card?.text ?? '')).toContain('Réponses : 3 sur 9');
      expect(plain(card?.text ?? '')).toContain('2 sur place et 1 à distance');
    }
  });

  it('step 3: the absence of the general director goes to the two leads alone, with three choices', async () => {
    const seen = await copil.press('helene', (await lastOf(copil, 'helene', 'COPIL n°2')).id, 'absent');
    const alerts = seen.messages.filter(({ text }) => plain(text).includes('Hélène Guivarc’h ne sera pas'));
    const told = alerts.map(({ to }) => to).toSorted();
    expect(told).toEqual(['claire', 'karim']);
    expect(alerts[0]?.buttons.map(({ label }) => plain(label))).toEqual([
      'Suppléant : Marc Le Dantec',
      'Chercher une autre date',
      'Maintenir',
    ]);
  });

  it('step 3: Hélène names Marc Le Dantec, who is invited in her place', async () => {
    const own = await lastOf(copil, 'helene', 'COPIL n°2');
    const { form } = await copil.press('helene', own.id, 'substitute');
    const field = form?.fields.find(({ name }) => name === 'substitute');
    expect(field?.options?.map(({ value }) => value)).toContain('@marc');
    const seen = await copil.submit('helene', form?.id ?? '', { substitute: '@marc' });
    expect(toPerson(seen.messages, 'marc')[0]?.text).toContain('Vous remplacez Hélène Guivarc’h');
    expect((await copil.mails('marc.ledantec@agla.example'))[0]?.ics).toContain('METHOD:REQUEST');
  });

  it('M03: on 11 September only those who have not answered are reminded', async () => {
    await copil.press('fatou', (await lastOf(copil, 'fatou', 'COPIL n°2')).id, 'absent');
    const sent = await copil.clock('2026-09-11T09:00');
    const reminders = sent.filter(({ rule }) => rule === 'M03');
    expect(reminders.map(({ to }) => to).toSorted()).toEqual(['anne-laure', 'claire', 'thomas', 'yann']);
    // J-10 is Saturday 12 September: moved back to Friday, 09:00 in Paris.
    expect(reminders.map(({ at }) => at)).toEqual(reminders.map(() => '2026-09-11T07:00:00Z'));
  });

  it('M08 and M09: those who come are reminded the day before and a quarter of an hour before', async () => {
    const before = await copil.clock('2026-09-22T13:44');
    const expected = ['bruno', 'karim', 'marc', 'sophie'];
    const dayBefore = before.filter(({ rule }) => rule.split('+').includes('M08'));
    expect(dayBefore.map(({ to }) => to).toSorted()).toEqual(expected);
    expect(new Set(dayBefore.map(({ at }) => at))).toEqual(new Set(['2026-09-21T07:00:00Z']));
    const soon = (await copil.clock('2026-09-22T13:45')).filter(({ rule }) => rule === 'M09');
    const people = soon.filter(({ in: where }) => where === 'dm');
    expect(people.map(({ to }) => to).toSorted()).toEqual(expected);
    // The roll opens in the committee's channel of either workspace.
    expect(soon).toHaveLength(people.length + 2);
  });

  it('step 12: a move is shown first, then tells each person once, keeps 14:00 and the same event', async () => {
    await copil.clock('2026-10-09T10:00');
    const before = (await copil.state()).meetings.find(
      (one: { reference: string }) => one.reference === 'COPIL-3',
    );
    const preview = await copil.say('claire', 'copil-dui', '/copil move COPIL-3 27/10/2026 14:00');
    expect(replyOf(preview)).toContain('mardi 27 octobre 2026, de 14 h à 16 h');
    expect(preview.messages.filter(({ in: where }) => where === 'dm')).toEqual([]);
    const [shown] = preview.messages;
    const seen = await copil.press('claire', shown?.id ?? '', 'confirm');
    for (const handle of nine) expect(toPerson(seen.messages, handle)).toHaveLength(1);
    const after = (await copil.state()).meetings.find(
      (one: { reference: string }) => one.reference === 'COPIL-3',
    );
    expect(after).toMatchObject({
      uid: before.uid,
      sequence: 1,
      starts: '2026-10-27T14:00',
      startsAt: '2026-10-27T13:00:00Z',
    });
    expect(before.startsAt).toBe('2026-10-20T12:00:00Z');
    expect(after.count.answered).toBe(0);
    const mail = (await copil.mails('yann.kerbrat@agla.example')).at(-1);
    expect(mail?.ics).toContain('SEQUENCE:1');
    expect(mail?.ics).toContain('DTSTART;TZID=Europe/Paris:20261027T140000');
  });

  it('a cancelled meeting leaves the calendars and sends nothing more', async () => {
    const preview = await copil.say('claire', 'copil-dui', '/copil annuler COPIL-4 "salle indisponible"');
    const seen = await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    for (const handle of nine) expect(toPerson(seen.messages, handle)).toHaveLength(1);
    expect((await copil.mails('bruno.tanguy@rives-doust.example')).at(-1)?.ics).toContain('METHOD:CANCEL');
    const sent = await copil.clock('2026-12-09T10:00');
    expect(sent.filter(({ text }) => text.includes('COPIL n°4'))).toEqual([]);
  });
});
