import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPdf } from '../../src/documents/to-pdf.ts';
import { formsOf, uploadOf } from '../support/board-browser.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type MailServer, openMailServer, type ReceivedMail } from '../support/mail-server.ts';
import type { Driver } from './driver.ts';
import { openLocalDriver } from './local-driver.ts';
import { lastOf, plain, replyOf } from './reading.ts';

/** C12 and C19 with files: from a browser's form over HTTP to the mails of the convocation. */
describe('files of an agenda, on a running service with an SMTP server', () => {
  let server: MailServer;
  let copil: Driver;
  let database: TestDatabase;
  let cookie = '';
  let pdf: Buffer;

  beforeAll(async () => {
    server = await openMailServer();
    database = await openTestDatabase();
    copil = await openLocalDriver({
      database,
      env: { SMTP_URL: server.url, MAIL_FROM: 'COPIL <copil@agla.example>' },
    });
    // Whoever has no chat is told everything by mail.
    await database.db.platformAccount.updateMany({
      where: { externalId: 'thomas', platform: 'local' },
      data: { state: 'unlinked' },
    });
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
    await copil.say('claire', 'dm', 'point ajouter "Wi-Fi EHPAD" 15min pour:décision réunion:COPIL-2');
    await copil.say('claire', 'dm', 'point ajouter "Météo des sites" 20min réunion:COPIL-2');
    await copil.say('claire', 'dm', 'point inviter 2 @julie réunion:COPIL-2');
    pdf = await toPdf({
      locale: 'fr',
      title: 'Mesures Wi-Fi',
      subtitle: 'EHPAD',
      author: 'DSI',
      at: Temporal.Instant.from('2026-09-01T08:00:00Z'),
      header: 'DSI',
      footer: 'Wi-Fi',
      pageWord: 'page',
      blocks: [{ kind: 'text', text: 'Relevés de couverture' }],
    });
  });
  afterAll(async () => {
    await copil.close();
    await database.close();
    await server.close();
  });

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, copil.url), {
      ...init,
      headers: { 'Sec-Fetch-Site': 'same-origin', ...(cookie && { Cookie: cookie }) },
      redirect: 'manual',
    });
  const read = async (path: string) => (await ask(path)).text();
  /** @returns what the page says after the file was handed in */
  async function handIn(point: string, file: File): Promise<string> {
    const form = formsOf(await read('/board/COPIL/meetings/2')).find(
      ({ action, fields }) => action.includes('/board/files?') && fields['arg.item'] === point,
    );
    if (!form) throw new Error(`No file can be handed in for ${point}`);
    const answer = await ask(form.action, { method: 'POST', body: uploadOf(form, file) });
    expect(answer.status).toBe(303);
    return plain(await read(answer.headers.get('Location') ?? ''));
  }
  const attachedTo = (mail: ReceivedMail | undefined) =>
    (mail?.parsed.attachments ?? [])
      .filter(({ mimeType }) => !/calendar|ics/.test(mimeType))
      .map(({ filename }) => filename);

  it('« point joindre 1 » in a chat leads to the page, signed in', async () => {
    const seen = await copil.say('claire', 'dm', 'point joindre 1 réunion:COPIL-2');
    expect(replyOf(seen)).toContain('Joindre un fichier au point 1');
    const [open] = seen.messages[0]?.buttons ?? [];
    const signed = await ask(new URL(open?.url ?? '').pathname, { method: 'POST' });
    cookie = signed.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    expect(signed.headers.get('Location')).toBe('/board/COPIL/meetings/2');
  });

  it('a file goes in by a browser’s form; one that is too large is answered, not cut off', async () => {
    expect(await handIn('P1', new File([Uint8Array.from(pdf)], 'Mesures Wi-Fi.pdf'))).toContain(
      'Mesures Wi-Fi.pdf (',
    );
    expect(await handIn('P2', new File(['site;météo\r\nBréhat;soleil\r\n'], 'météo.csv'))).toContain(
      'météo.csv',
    );
    const large = new File([new Uint8Array(30 * 1024 * 1024)], 'gros.pdf');
    expect(await handIn('P1', large)).toContain('Le fichier dépasse 10 Mo. Rien n’a été enregistré.');
  });

  it('the convocation names every file with its address, and its mails carry them', async () => {
    // The call for items lays the agenda out: a word given before it would not cover it.
    await copil.clock('2026-09-14T08:00');
    await copil.say('helene', 'dm', 'ordre-du-jour valider COPIL-2');
    server.mails.length = 0;
    await copil.clock('2026-09-14T16:00');
    const card = plain((await lastOf(copil, 'sophie', 'Convocation : COPIL n°2')).text);
    expect(card).toMatch(/Mesures Wi-Fi\.pdf \(\d+ ko\)/);
    const mails = server.mails.filter(({ parsed }) => parsed.subject?.includes('Convocation'));
    expect(mails.length).toBeGreaterThanOrEqual(9);
    const claire = mails.find(({ to }) => to.includes('claire.legoff@agla.example')) ?? mails[0];
    expect(attachedTo(claire)).toEqual(['Mesures Wi-Fi.pdf', 'météo.csv']);
    const received = claire?.parsed.attachments.find(({ filename }) => filename === 'Mesures Wi-Fi.pdf');
    expect(received?.mimeType).toBe('application/pdf');
    expect(Buffer.from(received?.content as ArrayBuffer)).toEqual(pdf);
    const address = /http:[^\s"<>]+\/board\/files\/[^\s"<>)]+/.exec(claire?.parsed.text ?? '')?.[0] ?? '';
    expect(Buffer.from(await (await fetch(address)).arrayBuffer())).toEqual(pdf);
  });

  it('the guest of one point receives that point’s file alone (C19)', async () => {
    const julie = server.mails.filter(({ to }) => to.includes('julie.meyer@galatee.example'));
    expect(julie.map(attachedTo)).toEqual([['météo.csv']]);
    expect(julie[0]?.parsed.text).not.toContain('Mesures Wi-Fi');
  });

  it('a file that comes after the convocation is told once, and attached alone', async () => {
    await handIn('P1', new File(['Ordre des essais'], 'essais.txt'));
    server.mails.length = 0;
    await copil.clock('2026-09-15T10:00');
    expect(plain((await lastOf(copil, 'sophie', 'essais.txt')).text)).toContain('document ajouté');
    const thomas = server.mails.filter(({ to }) => to.some((one) => one.startsWith('thomas')));
    expect(thomas.map(({ parsed }) => parsed.subject)).toEqual([expect.stringContaining('COPIL n°2')]);
    expect(thomas.map(attachedTo)).toEqual([['essais.txt']]);
  });
});
