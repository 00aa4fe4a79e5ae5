import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailedPages, openMailedPages } from '../../../test/support/mailed-pages.ts';
import { siteHours, wordsOf } from '../../../test/support/site-hours.ts';
import { testPlatform } from '../../delivery/fixtures/test-platform.ts';

/** domain.md 5.4, nasty case 8: eleven people work at night at the EHPAD; a mail is all they get. */
let site: MailedPages;
let night: { handle: string; workEmail: string }[];
beforeAll(async () => {
  site = await openMailedPages('2026-10-13T06:30:00Z', {
    platforms: [testPlatform('local', { update: true })],
  });
  const { db } = site.house;
  const deployment = await db.deployment.findFirstOrThrow({ where: { site: { code: 'S03' } } });
  await db.messageDelivery.deleteMany({
    where: {
      OR: [{ subjectId: { not: deployment.id } }, { NOT: { message: { startsWith: 'announcement.' } } }],
    },
  });
  await port.act('announcement.draftFirst', 'D02-DRAFT', '2026-10-13T06:30:00Z');
  await port.press('yann', await port.say('yann', 'annonce approuver S03'), 'Approuver');
  await goTo('2026-10-20T21:00');
  night = await db.person.findMany({
    where: { postings: { some: { site: { code: 'S03' }, team: 'Équipe de nuit' } } },
    orderBy: { handle: 'asc' },
    select: { handle: true, workEmail: true },
  });
});
afterAll(() => site.house.close());

const port = siteHours(() => site.house, 'S03');
const goTo = (local: string) =>
  site.house.delivery.advanceTo(
    Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant(),
    { setNow: async (moment) => site.house.moveTo(moment.toString()) },
  );
const addressOf = (index: number) => night[index]?.workEmail ?? '';
const rate = async () => wordsOf((await port.say('yann', 'annonce lectures S03')).card);
const pressed = () => site.house.db.acknowledgement.count({ where: { personId: { not: null } } });

describe('the night team reads its announcement by mail', () => {
  it('gets « J’ai lu » in the mail, and nobody is sent to their manager for it', async () => {
    expect(night).toHaveLength(11);
    expect(new Set(site.mails.map(({ to }) => to))).toEqual(new Set(night.map((one) => one.workEmail)));
    const [mail] = site.mails;
    expect(mail?.text).toContain('J’ai lu');
    expect(mail?.text).toContain('J’ai une question');
    expect(mail?.text).not.toContain('responsable d’unité');
  });

  it('opens the very text with its two buttons; a scanner that opens every address has read nothing', async () => {
    const link = site.linkIn(addressOf(0), 'J’ai lu');
    const page = await site.open(link);
    await site.request(link, { method: 'HEAD' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('EHPAD Résidence du Port');
    expect(page.text).toContain('Nadège Thomas');
    expect(page.buttons).toEqual(['J’ai lu', 'J’ai une question']);
    expect(await pressed()).toBe(0);
  });

  it('is counted in the rate of its team once it pressed, and says so on the page', async () => {
    for (const index of [0, 1, 2]) {
      const link = site.linkIn(addressOf(index), 'J’ai lu');
      const done = await site.press(link, await site.open(link), 'J’ai lu');
      expect(done.status).toBe(200);
      expect(done.text).toContain('C’est enregistré.');
      expect(done.text).toContain('votre lecture est notée');
      expect(done.buttons).toEqual(['J’ai une question']);
    }
    expect(await rate()).toContain('Équipe de nuit : 3 sur 11 (27 %)');
    const again = await site.open(site.linkIn(addressOf(0), 'J’ai lu'));
    expect(again.text).toContain('votre lecture est notée');
    expect(again.buttons).toEqual(['J’ai une question']);
  });

  it('asks its referents a question from the page', async () => {
    const link = site.linkIn(addressOf(0), 'J’ai une question');
    const page = await site.open(link);
    const form = await site.press(link, page, 'J’ai une question');
    expect(form.html).toContain('name="value.question"');
    expect(form.html).not.toContain('name="value.site"');
    const [label = ''] = form.buttons;
    const sent = await site.press(link, form, label, { question: 'Qui forme la nuit ?' });
    expect(sent.text).toContain('Nadège Thomas');
    await site.house.delivery.drain();
    const asked = await site.house.db.messageDelivery.findMany({ where: { message: 'announcement.asked' } });
    expect(asked.map(({ parameters }) => parameters)).toMatchObject([
      { text: 'Qui forme la nuit ?' },
      { text: 'Qui forme la nuit ?' },
    ]);
  });

  it('is not reminded once it pressed; the others are, at the start of their night', async () => {
    const sent = await site.house.db.announcement.findFirstOrThrow({
      where: { kind: 'first', state: 'sent' },
    });
    await site.house.db.acknowledgement.createMany({
      data: (
        await site.house.db.person.findMany({
          where: {
            postings: { some: { site: { code: 'S03' } } },
            handle: { notIn: night.map((one) => one.handle) },
          },
        })
      ).map(({ id }) => ({ announcementId: sent.id, personId: id, at: new Date('2026-10-20T19:00:00Z') })),
    });
    site.mails.length = 0;
    expect(wordsOf((await port.say('yann', 'annonce relancer S03')).card)).toContain('8 personnes');
    await goTo('2026-10-21T21:00');
    expect(site.mails.map(({ to }) => to).toSorted()).toEqual(
      night
        .slice(3)
        .map((one) => one.workEmail)
        .toSorted(),
    );
    expect(site.mails[0]?.text).toContain('J’ai lu');
    const link = site.linkIn(addressOf(3), 'J’ai lu');
    await site.press(link, await site.open(link), 'J’ai lu');
    expect(await rate()).toContain('Équipe de nuit : 4 sur 11 (36 %)');
  });

  it('who only reads the note on the wall is counted by a referent, together with those who pressed', async () => {
    await port.say('nadege', 'annonce équipe S03 équipe:nuit nombre:7');
    expect(await rate()).toContain('Équipe de nuit : 7 sur 11 (64 %)');
  });
});
