import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webMessages } from '../../../adapters/web/messages.ts';
import { noteRoutes } from '../../../adapters/web/note-routes.ts';
import { type DirectBot, directSecret, openDirectBot } from '../../../test/support/direct-bot.ts';
import { pdfWords } from '../../../test/support/read-documents.ts';
import { labelsOf, siteHours, wordsOf } from '../../../test/support/site-hours.ts';
import { houseTranslators } from '../../catalogues.ts';
import { documentHost } from '../../service/document-host.ts';
import { signedLinks } from '../../service/links.ts';
import { noteHost } from '../../service/note-host.ts';
import { systemClock } from '../../time.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-10-13T06:30:00Z');
});
afterAll(() => house.close());

const port = siteHours(() => house, 'S03');
const translators = houseTranslators(webMessages);
const clock = { now: () => Temporal.Instant.from('2026-10-23T07:00:00Z'), system: systemClock.system };
const links = signedLinks('http://127.0.0.1', directSecret, clock);
const parts = () => ({ store: house.store, clock, translators, secret: directSecret, links });
const sent = () => house.db.announcement.findFirstOrThrow({ where: { kind: 'first', state: 'sent' } });
const pageOf = async (id: string) => {
  const seen = await noteRoutes(noteHost(parts())).request(new URL(links.note(id)).pathname);
  return { status: seen.status, text: await seen.text() };
};

/** domain.md 5.4, nasty case 8: the eleven people who work at night at the EHPAD have no chat. */
describe('the note for the night team of the EHPAD', () => {
  beforeAll(async () => {
    await house.db.person.updateMany({ where: { handle: 'nadege' }, data: { phone: '06 12 34 56 78' } });
    await house.db.site.updateMany({ where: { code: 'S03' }, data: { phone: '02 99 89 00 00' } });
    await port.act('announcement.draftFirst', 'D02-DRAFT', '2026-10-13T06:30:00Z');
    const asked = await port.say('yann', 'annonce approuver S03');
    await port.press('yann', asked, 'Approuver');
    await port.act('announcement.leave', 'D03-LEAVES', '2026-10-19T22:01:00Z');
    house.moveTo('2026-10-23T07:00:00Z');
  });

  it('goes to its referents at J-27, when one in five of them has read though most of the day team has', async () => {
    const staff = await house.db.posting.findMany({
      where: { site: { code: 'S03' } },
      include: { person: true },
    });
    const { id: announcementId } = await sent();
    const day = staff.filter(({ team }) => team === 'Équipe de jour');
    const night = staff.filter(({ team }) => team === 'Équipe de nuit');
    expect([day.length, night.length]).toEqual([43, 11]);
    const at = new Date('2026-10-20T05:00:00Z');
    await house.db.acknowledgement.createMany({
      data: [...day, ...night.slice(0, 2)].map(({ personId }) => ({ announcementId, personId, at })),
    });
    const card = await port.told('announcement.readingNote', 'D03-READ', 'nadege');
    expect(wordsOf(card)).toContain('Équipe de nuit : 2 sur 11 (18 %)');
    expect(wordsOf(card)).not.toContain('Équipe de jour');
    expect(labelsOf(card)[0]).toBe('Imprimer la note');
  });

  it('is one page with the text, the referents, their numbers and the support', async () => {
    const reply = await port.say('nadege', 'annonce note S03');
    expect(labelsOf(reply.card)).toEqual(['Note à imprimer (PDF)', 'Voir la page']);
    const token =
      links
        .document('note', (await sent()).id, 'pdf')
        .split('/')
        .at(-1) ?? '';
    const file = await documentHost(parts()).document(token.slice(0, -4), 'pdf');
    if (typeof file === 'string') throw new Error(file);
    const text = pdfWords(Buffer.from(file.content)).replace(/[\s\u00A0]/g, '');
    for (const said of [
      'Nadège Thomas',
      '06 12 34 56 78',
      'Pierrick Le Bris',
      '02 99 89 00 00',
      '02 99 00 10 20',
      'page 1/1',
    ])
      expect(text).toContain(said.replaceAll(' ', ''));
    expect(file.name).toBe('Note S03');
  });

  it('has a code whose page is read without an account, as long as the announcement stands', async () => {
    const { id } = await sent();
    const read = await house.db.acknowledgement.count();
    const page = await pageOf(id);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Nadège Thomas');
    // Whoever passes by opens it: it counts for nobody, and says who counts.
    expect(page.text).toContain('Photographier le code ne compte pas comme une lecture.');
    expect(await house.db.acknowledgement.count()).toBe(read);
    const draft = await house.db.announcement
      .findFirstOrThrow({ where: { state: 'inApproval' } })
      .catch(() => null);
    expect(draft && (await pageOf(draft.id)).status).not.toBe(200);
  });

  it('is followed by a count of the night team, entered by who runs it, for that team alone', async () => {
    const manager = await house.db.posting.findFirstOrThrow({
      where: { site: { code: 'S03' }, team: 'Équipe de nuit', unitManager: true },
      include: { person: true },
    });
    const { handle } = manager.person;
    await house.db.platformAccount.create({
      data: {
        ...{ personId: manager.personId, platform: 'local', workspace: 'agla', externalId: handle },
        state: 'linked',
        spaceId: manager.spaceId,
      } as never,
    });
    const other = await port.say(handle, 'annonce équipe S03 équipe:jour nombre:43');
    expect(wordsOf(other.card)).toContain('Vous comptez les lectures de votre équipe');
    const own = await port.say(handle, 'annonce équipe S03 équipe:nuit nombre:9');
    expect(wordsOf(own.card)).toContain('Équipe de nuit : 9 sur 11 (82 %)');
    expect(await port.told('announcement.readingNote', 'D03-READ', 'nadege')).toBeNull();
  });

  it('says where it stands that the date has moved, on paper printed since and on the page of the old one', async () => {
    const { id } = await port.deployment();
    await house.db.deployment.update({ where: { id }, data: { goLive: new Date('2026-12-03'), version: 2 } });
    await port.happens({ kind: 'deployment.moved', deploymentId: id, from: null, to: null, version: 2 });
    const corrected = await house.db.announcement.findFirstOrThrow({
      where: { deploymentId: id, state: 'corrected' },
    });
    expect((await pageOf(corrected.id)).text).toContain('Reporté au jeudi 3 décembre 2026.');
  });
});
