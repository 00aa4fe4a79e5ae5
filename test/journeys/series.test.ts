import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readStrictly } from '../support/strict-ical.ts';
import type { Driver, SeenMail } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf, toPerson } from './reading.ts';

const line = "/copil suivi schedule jeudi 11:00 45min toutes 2 semaines jusqu'au 07/01/2027";
const invited = ['claire', 'karim', 'sophie', 'maelle', 'nadege'];

// biome-ignore lint/suspicious/noExplicitAny: JSON of the interface
const meetings = async (copil: Driver): Promise<any[]> =>
  (await copil.state()).meetings.filter(({ reference }: { reference: string }) =>
    reference.startsWith('COSUIV-'),
  );
const meeting = async (copil: Driver, reference: string) =>
  (await meetings(copil)).find((one) => one.reference === reference);

/** The calendar of the last mail to somebody that has one. */
async function lastCalendar(copil: Driver, to: string): Promise<{ mail: SeenMail; events: ICAL.Event[] }> {
  const mail = (await copil.mails()).findLast((one) => one.to.startsWith(to) && one.ics);
  if (!mail?.ics) throw new Error(`${to} has no calendar`);
  readStrictly(mail.ics.replace(/\r?\n/g, '\r\n'));
  const calendar = new ICAL.Component(ICAL.parse(mail.ics));
  return { mail, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
}

/** The form behind a link of a mail, pressed as a browser would. */
async function pressOnPage(copil: Driver, mail: SeenMail | undefined, choice: string, note = '') {
  const path = /\/series\/[\w.-]+/.exec(mail?.text ?? '')?.[0] ?? '';
  const shown = await (await fetch(`${copil.url}${path}`)).text();
  const seen = /name="seen" value="([^"]*)"/.exec(shown)?.[1] ?? '';
  const answer = await fetch(`${copil.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ choice, seen, note }),
  });
  return { shown, after: await answer.text() };
}

/** C11, S3-06, and the series of nasty case 4. */
onEveryPlatform('monitoring meetings at a rhythm', (open) => {
  let copil: Driver;
  let confirm: string;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  it('show every date before anybody is told: 24 December is frozen, 12 November stays', async () => {
    const preview = await copil.say('claire', 'dm', line);
    confirm = preview.messages[0]?.id ?? '';
    const shown = replyOf(preview);
    expect(shown).toContain('un jeudi sur deux, de 11 h à 11 h 45');
    expect(shown).toContain('9 réunions, du 3 septembre 2026 au 7 janvier 2027');
    expect(shown).toContain('jeudi 12 novembre 2026');
    expect(shown).toMatch(/Pas de réunion\s+• jeudi 24 décembre 2026 : période gelée/);
    expect(shown).toContain('6 personnes invitées');
    expect(await meetings(copil)).toEqual([]);
    expect(await copil.mails()).toEqual([]);
  });

  it('invite each person once, the channel once, and keep 11:00 through the clock change', async () => {
    const done = await copil.press('claire', confirm, 'confirm');
    expect(replyOf(done)).toContain('COSUIV-1 à COSUIV-9');
    for (const handle of invited) {
      const cards = toPerson(await copil.messages(handle, 'dm'), handle).filter(({ text }) =>
        plain(text).startsWith('COSUIV DUI : suivi régulier, dates réservées'),
      );
      // Claire, who planned them, was also answered.
      expect([handle, cards.length]).toEqual([handle, handle === 'claire' ? 2 : 1]);
    }
    const ledger = await copil.ledger();
    const ofSeries = ledger.filter(({ key }) => key.includes('|series:'));
    expect(
      ofSeries
        .filter(({ rule }) => rule === 'M01')
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([...invited, 'julie'].toSorted());
    expect(ofSeries.filter(({ rule }) => rule === 'SUMMARY')).toHaveLength(1);
    const all = await meetings(copil);
    const at = (reference: string) => all.find((one) => one.reference === reference)?.startsAt;
    expect(all).toHaveLength(9);
    expect([at('COSUIV-4'), at('COSUIV-5')]).toEqual(['2026-10-15T09:00:00Z', '2026-10-29T10:00:00Z']);
    const { mail, events } = await lastCalendar(copil, 'sophie');
    expect(events).toHaveLength(1);
    expect(mail.ics).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270107T100000Z');
    expect(mail.ics?.match(/EXDATE.*/g)?.map((text) => text.trim())).toEqual([
      'EXDATE;TZID=Europe/Paris:20261224T110000',
    ]);
  });

  it('plan no call for items and no forecast, and no second invitation by date', async () => {
    const rules = new Set(
      (await copil.ledger()).map(({ key, rule }) => `${/\|(\w+):/.exec(key)?.[1]} ${rule}`),
    );
    for (const rule of ['M01', 'CALENDAR', 'SUMMARY']) expect(rules).toContain(`series ${rule}`);
    const perDate = (await meetings(copil)).map(({ uid }) => uid.split('@')[0]);
    const ofDates = (await copil.ledger()).filter(({ key }) => perDate.some((id) => key.includes(id)));
    expect(ofDates.length).toBeGreaterThan(9);
    expect(ofDates.filter(({ rule }) => /^(M01|M02|M06|CALENDAR|SUMMARY)/.test(rule))).toEqual([]);
    expect(replyOf(await copil.say('karim', 'dm', line))).toContain('Ces dates sont déjà réservées');
    expect(await meetings(copil)).toHaveLength(9);
  });

  it('are answered for all dates in one press, and each date still alone', async () => {
    const card = await lastOf(copil, 'sophie', 'suivi régulier, dates réservées');
    expect(card.buttons.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Je viens à toutes', 'À distance à toutes', 'Je choisis à chaque fois']),
    );
    await copil.press('sophie', card.id, 'series-present');
    expect((await meetings(copil)).map(({ count }) => count.present)).toEqual(Array(9).fill(1));
    await copil.say('sophie', 'dm', 'répondre COSUIV-4 absente');
    expect((await meetings(copil)).map(({ count }) => count.present)).toEqual([1, 1, 1, 0, 1, 1, 1, 1, 1]);
    const each = await copil.press(
      'maelle',
      (await lastOf(copil, 'maelle', 'suivi régulier, dates réservées')).id,
      'series-each',
    );
    expect(replyOf(each)).toContain('COSUIV n°1');
    expect((await meetings(copil)).map(({ count }) => count.present)).toEqual([1, 1, 1, 0, 1, 1, 1, 1, 1]);
  });

  it('are submitted to the vendor, who answers from a mail; looking changes nothing, the leads hear each word', async () => {
    const asked = (await copil.mails()).find(({ subject }) =>
      plain(subject).includes('ce rythme vous convient-il'),
    );
    expect(asked?.to).toContain('julie');
    expect(plain(asked?.text ?? '')).toContain('Valider le rythme');
    const { shown, after } = await pressOnPage(copil, asked, 'agree');
    await copil.clock('PT1M');
    expect(plain(shown)).toContain('Accord de l’éditeur : en attente.');
    expect(plain(after)).toContain('C’est enregistré.');
    for (const handle of ['claire', 'karim'])
      expect(plain((await lastOf(copil, handle, 'l’éditeur valide le rythme')).text)).toContain(
        'Julie Meyer',
      );
    const other = await pressOnPage(copil, asked, 'counter', 'Le mardi à 10 h, toutes les trois semaines');
    await copil.clock('PT1M');
    expect(plain(other.after)).toContain('autre rythme demandé');
    expect(plain((await lastOf(copil, 'karim', 'l’éditeur propose autre chose')).text)).toContain(
      'Le mardi à 10 h',
    );
    expect(replyOf(await copil.say('claire', 'dm', 'suivi'))).toContain('autre rythme demandé');
    expect(replyOf(await copil.say('sophie', 'dm', `suivi valider ${'0'.repeat(8)}`))).toContain(
      'Seules les personnes qui représentent l’éditeur',
    );
  });

  it('move one date under the same event, by the slot it had, and touch no other', async () => {
    const whole = (await lastCalendar(copil, 'karim')).events[0];
    const preview = await copil.say('claire', 'dm', 'déplacer COSUIV-4 16/10/2026 15:00');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    const { events, mail } = await lastCalendar(copil, 'karim');
    expect(events.map((event) => [event.uid, event.sequence, String(event.recurrenceId)])).toEqual([
      [whole?.uid, 1, '2026-10-15T11:00:00'],
    ]);
    expect(mail.ics).toContain('DTSTART;TZID=Europe/Paris:20261016T150000');
    const others = (await meetings(copil)).filter(({ reference }) => reference !== 'COSUIV-4');
    expect(new Set(others.map(({ sequence }) => sequence))).toEqual(new Set([0]));
    expect((await meeting(copil, 'COSUIV-4')).startsAt).toBe('2026-10-16T13:00:00Z');
    expect(replyOf(await copil.say('karim', 'dm', 'suivi'))).toContain('au lieu du jeudi 15 octobre');
  });

  it('cancel one date alone: it leaves the calendars, the series stays', async () => {
    const preview = await copil.say('claire', 'dm', 'annuler COSUIV-6 "pont du 11 novembre"');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    const { mail, events } = await lastCalendar(copil, 'karim');
    expect(mail.ics).toContain('METHOD:CANCEL');
    expect(events.map((event) => String(event.recurrenceId))).toEqual(['2026-11-12T11:00:00']);
    expect((await meetings(copil)).filter(({ state }) => state === 'held')).toHaveLength(8);
  });

  it('remind only who has not answered, ten days before each date', async () => {
    const sent = (await copil.clock('2026-09-07T10:00')).filter(({ rule }) => rule === 'M03');
    expect(sent.map(({ to }) => to)).not.toContain('sophie');
    expect(sent.map(({ to }) => to)).toEqual(expect.arrayContaining(['karim', 'maelle', 'nadege']));
    const reminder = await lastOf(copil, 'karim', 'COSUIV n°2 : votre réponse est attendue');
    expect(reminder.buttons.map(({ label }) => label)).toContain('Je viens à toutes');
  });

  it('stop from a day on with one message each, and a shorter event under the same UID', async () => {
    const uid = (await lastCalendar(copil, 'nadege')).events[0]?.uid;
    const preview = await copil.say('claire', 'dm', 'suivi arrêter 01/12/2026 "projet suspendu"');
    expect(replyOf(preview)).toContain('Ces 2 réunions disparaîtront des agendas');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    for (const handle of invited) {
      const told = toPerson(await copil.messages(handle, 'dm'), handle).filter(({ text }) =>
        plain(text).startsWith('COSUIV DUI : le suivi régulier s’arrête'),
      );
      // The card of the invitation now says so too, redrawn where it stands.
      expect([handle, told.filter(({ text }) => plain(text).includes('projet suspendu')).length]).toEqual([
        handle,
        1,
      ]);
    }
    const { mail, events } = await lastCalendar(copil, 'nadege');
    expect(events[0]).toMatchObject({ uid, sequence: 1 });
    expect(mail.ics).toContain('UNTIL=20261126T100000Z');
    expect(
      (await meetings(copil)).filter(({ state }) => state === 'held').map(({ reference }) => reference),
    ).toEqual(['COSUIV-1', 'COSUIV-2', 'COSUIV-3', 'COSUIV-4', 'COSUIV-5', 'COSUIV-7']);
  });
});
