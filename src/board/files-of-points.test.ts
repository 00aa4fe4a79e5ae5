import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import type { BoardBrowser } from '../../test/support/board-browser.ts';
import { directSecret } from '../../test/support/direct-bot.ts';
import { readAssociation } from '../../test/support/read-association.ts';
import { pdfWords } from '../../test/support/read-documents.ts';
import { purgeLooseFiles } from '../agenda/stored-file.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import { mostFileBytes } from '../documents/received-file.ts';
import { toPdf } from '../documents/to-pdf.ts';
import { agendaDocument } from '../minutes/agenda-document.ts';
import { signedLinks } from '../service/links.ts';
import { importSpace } from '../spaces/import-space.ts';
import { systemClock } from '../time.ts';
import { type BoardHouse, openBoardHouse } from './fixtures/board-house.ts';
import { keepLink, newToken } from './sign-in.ts';

let house: BoardHouse;
let claire: BoardBrowser;
/** Presented by Thomas; of nobody in particular; for which Julie comes. */
const item = { wifi: '', budget: '', demo: '' };
let pdf: Buffer;

const meetingPage = '/board/COPIL/meetings/4';
const linksOf = signedLinks('http://127.0.0.1', directSecret, systemClock);
const personOf = (handle: string) => house.db.person.findFirstOrThrow({ where: { handle } });

beforeAll(async () => {
  house = await openBoardHouse('2026-10-21T08:00:00Z');
  for (const [name, line] of Object.entries({
    wifi: 'point ajouter "Wi-Fi EHPAD" 15min par:@thomas réunion:COPIL-4',
    budget: 'point ajouter "Budget des tablettes" 15min réunion:COPIL-4',
    demo: 'point ajouter "Démonstration" 15min réunion:COPIL-4',
  })) {
    await house.say('claire', line);
    const { number } = await house.db.agendaItem.findFirstOrThrow({ orderBy: { id: 'desc' } });
    item[name as keyof typeof item] = `P${number}`;
  }
  await house.say('claire', `point inviter ${item.demo} @julie réunion:COPIL-4`);
  pdf = await toPdf({
    locale: 'fr',
    title: 'Mesures Wi-Fi',
    subtitle: 'EHPAD',
    author: 'DSI',
    at: Temporal.Instant.from('2026-10-20T08:00:00Z'),
    header: 'DSI',
    footer: 'Wi-Fi',
    pageWord: 'page',
    blocks: [{ kind: 'text', text: 'Relevés de couverture' }],
  });
  claire = await house.signedIn('claire', 'tableau réunion:COPIL-4');
});
afterAll(() => house.close());

const fileOf = (name: string, content: Uint8Array | string = pdf) =>
  new File([typeof content === 'string' ? content : Uint8Array.from(content)], name);
const documents = () =>
  house.db.agendaDocument.findMany({ include: { file: true, item: true }, orderBy: { addedAt: 'asc' } });
const stored = () => house.db.storedFile.count();
/** Somebody’s own browser, whatever they may ask the bot for. */
async function browserOf(handle: string, path = 'COPIL/meetings/4'): Promise<BoardBrowser> {
  const token = newToken();
  const { id: personId } = await personOf(handle);
  await keepLink(house.db, { token, personId, path }, systemClock.system());
  const browser = house.browser();
  await browser.open(`/sign-in/${token}`);
  await browser.press('Ouvrir le tableau');
  return browser;
}

describe('a file handed in for a point', () => {
  it('is kept with its digest, named beside the point with its size, and journalled', async () => {
    const seen = await claire.upload(item.wifi, fileOf('C:\\Documents\\Mesures  Wi-Fi.pdf'));
    expect(seen.status).toBe(200);
    expect(seen.address).toMatch(/^\/board\/COPIL\/meetings\/4\?reply=/);
    expect(seen.text).toContain('Document joint au point');
    expect(seen.text).toMatch(/Mesures Wi-Fi\.pdf \(\d+ k[oB]\)/);
    const [document] = await documents();
    expect(document).toMatchObject({
      label: 'Mesures Wi-Fi.pdf',
      url: null,
      item: { title: 'Wi-Fi EHPAD' },
      file: {
        name: 'Mesures Wi-Fi.pdf',
        type: 'application/pdf',
        sizeBytes: pdf.length,
        sha256: createHash('sha256').update(pdf).digest('hex'),
        spaceId: document?.item.spaceId,
      },
    });
    expect(Buffer.from(document?.file?.content ?? [])).toEqual(pdf);
    const [event] = await house.db.auditEvent.findMany({ where: { act: 'agenda.attached' } });
    expect(event?.after).toMatchObject({ label: 'Mesures Wi-Fi.pdf', sizeBytes: pdf.length });
  });

  it('is not kept twice on one point, under whatever name', async () => {
    const again = await claire.upload(item.wifi, fileOf('copie.pdf'));
    expect(again.text).toContain('Ce fichier est déjà joint au point');
    expect(again.text).toContain('« Mesures Wi-Fi.pdf »');
    expect([(await documents()).length, await stored()]).toEqual([1, 1]);
  });

  it.each([
    ['nothing chosen', fileOf('', ''), 'Aucun fichier n’a été choisi'],
    ['an empty file', fileOf('vide.pdf', ''), 'Le fichier « vide.pdf » est vide'],
    ['a program', fileOf('outil.exe', 'MZ'), 'Je ne prends pas ce type de fichier : « outil.exe »'],
    [
      'a page under another name',
      fileOf('note.pdf', '<html><script>'),
      'n’est pas celui que son nom annonce',
    ],
    [
      'a file over the limit',
      fileOf('gros.pdf', `%PDF-${' '.repeat(mostFileBytes)}`),
      'Le fichier « gros.pdf » dépasse 10 Mo',
    ],
    [
      'a file far over the limit',
      fileOf('énorme.pdf', `%PDF-${' '.repeat(2 * mostFileBytes)}`),
      'Le fichier dépasse 10 Mo',
    ],
    [
      'a name that tells of a resident',
      fileOf('Mme_Le_Goff_chambre_12.pdf', '%PDF-1.7'),
      'semble contenir le nom d’une personne et sa chambre',
    ],
  ])('is refused in a sentence, and nothing is stored: %s', async (_, file, sentence) => {
    await claire.open(meetingPage);
    const seen = await claire.upload(item.budget, file);
    expect(seen.address).toContain(meetingPage);
    expect(seen.text).toContain(sentence);
    expect(seen.text).not.toContain('Document joint');
    expect([(await documents()).length, await stored()]).toEqual([1, 1]);
  });

  it('comes from our own page, from somebody who is signed in', async () => {
    const body = new FormData();
    body.set('file', fileOf('a.pdf'));
    const foreign = await claire.post('/board/files', {}, { 'Sec-Fetch-Site': 'cross-site' });
    expect(foreign.status).toBe(403);
    expect((await house.browser().post('/board/files', {})).status).toBe(401);
    expect(await stored()).toBe(1);
  });

  it('is added by who presents the point, to that point alone', async () => {
    const thomas = await browserOf('thomas');
    expect(thomas.page.html).toContain('board/files?');
    await expect(async () => thomas.upload(item.budget, fileOf('b.pdf'))).rejects.toThrow('No file can be');
    await thomas.upload(item.wifi, fileOf('relevés.csv', 'site;débit\r\nBréhat;12\r\n'));
    expect((await documents()).map(({ label }) => label)).toEqual(['Mesures Wi-Fi.pdf', 'relevés.csv']);
    const sophie = await browserOf('sophie');
    expect(sophie.page.html).not.toContain('board/files?');
    expect(sophie.page.text).toContain('relevés.csv');
  });

  it('waits as a request where somebody may only propose, and is attached once it is accepted', async () => {
    await house.say('claire', `point modifier ${item.demo} par:@julie réunion:COPIL-4`);
    const julie = await browserOf('julie');
    const seen = await julie.upload(item.demo, fileOf('démo.txt', 'Déroulé de la démonstration'));
    expect(seen.text).toContain('C’est transmis');
    expect(await stored()).toBe(3);
    await purgeLooseFiles(house.db, systemClock.system().add({ hours: 48 }));
    expect(await stored()).toBe(3);
    const { id } = await house.db.proposal.findFirstOrThrow({ where: { state: 'pending' } });
    await house.bot.press({
      eventId: 'accepted',
      account: { platform: 'local', workspace: 'agla', externalId: 'claire' },
      place: { kind: 'direct' },
      command: 'proposal',
      arguments: { proposal: id, decision: 'accept' },
    });
    expect((await documents()).at(-1)).toMatchObject({ label: 'démo.txt', item: { title: 'Démonstration' } });
  });
});

describe('the address of a file', () => {
  const addressOf = async (label: string, handle?: string) => {
    const { id } = await house.db.agendaDocument.findFirstOrThrow({ where: { label } });
    return linksOf.file(id, handle ? (await personOf(handle)).id : null);
  };

  it('gives it to who reads the point, under its name, for no cache and no other page', async () => {
    const response = await claire.fetch(await addressOf('Mesures Wi-Fi.pdf'));
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf);
    const { headers } = response;
    expect(headers.get('Content-Type')).toBe('application/pdf');
    expect(headers.get('Content-Disposition')).toContain('inline; filename="Mesures Wi-Fi.pdf"');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const text = await claire.fetch(await addressOf('relevés.csv'));
    expect(text.headers.get('Content-Disposition')).toMatch(/^attachment; .*relev%C3%A9s\.csv$/);
  });

  it('stands on the page for who reads it', async () => {
    const sophie = await browserOf('sophie');
    expect(sophie.page.html).toContain(await addressOf('Mesures Wi-Fi.pdf'));
  });

  it('opens to a guest of one point for that point alone (C19)', async () => {
    const julie = await browserOf('julie');
    expect((await julie.fetch(await addressOf('démo.txt'))).status).toBe(200);
    const other = await julie.open(await addressOf('Mesures Wi-Fi.pdf'));
    expect([other.status, other.text]).toEqual([403, expect.stringContaining('ne vous est pas ouverte')]);
    expect(julie.page.html).not.toContain('Relevés');
    expect((await julie.open(await addressOf('Mesures Wi-Fi.pdf', 'julie'))).status).toBe(403);
  });

  it('opens to nobody who reads dates alone, is not signed in, or belongs to another space', async () => {
    const address = await addressOf('Mesures Wi-Fi.pdf');
    expect((await (await browserOf('maelle')).open(address)).status).toBe(403);
    expect((await house.browser().open(address)).status).toBe(401);
    const loaded = await importSpace(house.store, readAssociation('small'), {
      now: house.now(),
      besideOthers: true,
      afterLoad: async () => undefined,
    });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const { spaceId } = await personOf('claire');
    const stranger = await house.db.person.findFirstOrThrow({ where: { spaceId: { not: spaceId } } });
    const { id } = await house.db.agendaDocument.findFirstOrThrow({ where: { label: 'Mesures Wi-Fi.pdf' } });
    expect((await house.browser().open(linksOf.file(id, stranger.id))).status).toBe(404);
  });

  it('in a message opens without signing in, for the one it was sent to, for 90 days', async () => {
    const address = await addressOf('Mesures Wi-Fi.pdf', 'thomas');
    expect((await house.browser().fetch(address)).status).toBe(200);
    expect((await house.browser().open(`${address.slice(0, -3)}abc`)).status).toBe(404);
    const before = { system: () => systemClock.system().subtract({ hours: 24 * 92 }) };
    const { id } = await house.db.agendaDocument.findFirstOrThrow({ where: { label: 'Mesures Wi-Fi.pdf' } });
    const old = signedLinks('http://127.0.0.1', directSecret, before).file(id, (await personOf('thomas')).id);
    const over = await house.browser().open(old);
    expect([over.status, over.text]).toEqual([410, expect.stringContaining('n’est plus valable')]);
    await house.db.person.updateMany({ where: { handle: 'thomas' }, data: { state: 'left' } });
    expect((await house.browser().open(address)).status).toBe(403);
    await house.db.person.updateMany({ where: { handle: 'thomas' }, data: { state: 'active' } });
  });
});

describe('the files of an agenda', () => {
  it('are on its printed page, with their size', async () => {
    const { id } = await house.db.meeting.findFirstOrThrow({
      where: { number: 4, committee: { code: 'COPIL' } },
    });
    const printed = await toPdf(await agendaDocument(house.db, id, houseTranslators().fr));
    expect(pdfWords(printed).replace(/\s/g, '')).toContain('MesuresWi-Fi.pdf(');
  });

  it('are added from a chat through a personal link to the page', async () => {
    for (const as of ['claire', 'thomas']) {
      const reply = await house.say(as, `point joindre ${item.wifi} réunion:COPIL-4`);
      expect(plain(renderText(reply.card ?? { blocks: [] }, 'fr'))).toContain('Joindre un fichier au point');
      const [open] = buttonsOf(reply.card ?? { blocks: [] });
      const browser = house.browser();
      await browser.open(new URL(open && 'url' in open ? open.url : '').pathname);
      await browser.press('Ouvrir le tableau');
      expect(browser.page.address).toBe(meetingPage);
      expect(browser.page.html).toContain('board/files?');
    }
    const stranger = await house.say('sophie', `point joindre ${item.wifi} réunion:COPIL-4`);
    expect(stranger.outcome).toBe('refused');
    expect(buttonsOf(stranger.card ?? { blocks: [] })).toEqual([]);
  });

  it('are taken off again on the page, and deleted once nothing names them', async () => {
    const before = await stored();
    await claire.open(meetingPage);
    const { id } = await house.db.agendaDocument.findFirstOrThrow({ where: { label: 'relevés.csv' } });
    const done = await claire.submit('agenda detach', { item: item.wifi }, { document: id });
    expect(done.text).toContain('n’est plus à lire pour ce point');
    expect((await documents()).map(({ label }) => label)).toEqual(['Mesures Wi-Fi.pdf', 'démo.txt']);
    expect(await stored()).toBe(before - 1);
    const [event] = await house.db.auditEvent.findMany({ where: { act: 'agenda.detached' } });
    expect(event?.before).toMatchObject({ label: 'relevés.csv' });
    const refused = await house.say('sophie', `point détacher ${item.wifi} réunion:COPIL-4`);
    expect(refused.outcome).toBe('refused');
  });

  it('stay as long as another agenda names them', async () => {
    const [first] = await documents();
    const other = await house.db.agendaItem.findFirstOrThrow({ where: { title: 'Budget des tablettes' } });
    await house.db.agendaDocument.create({
      data: { itemId: other.id, label: 'Mesures', fileId: first?.fileId, addedAt: new Date(0) },
    });
    const before = await stored();
    await house.say('claire', `point détacher ${item.budget} Mesures réunion:COPIL-4`);
    expect([await stored(), (await documents()).length]).toEqual([before, 2]);
    await house.say('claire', `point détacher ${item.wifi} "Mesures Wi-Fi" réunion:COPIL-4`);
    expect(await stored()).toBe(before - 1);
  });

  it('are forgotten a day after they are named by nothing any more', async () => {
    await house.db.agendaDocument.deleteMany({});
    await purgeLooseFiles(house.db, systemClock.system());
    expect(await stored()).toBe(1);
    await purgeLooseFiles(house.db, systemClock.system().add({ hours: 25 }));
    expect(await stored()).toBe(0);
  });
});
