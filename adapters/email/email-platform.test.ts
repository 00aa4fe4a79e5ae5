import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/conversation/card.ts';
import { createTranslators } from '../../src/conversation/catalogue.ts';
import type { Address, ChatPlatform, OutgoingMessage } from '../../src/conversation/platform.ts';
import { type MailServer, openMailServer } from '../../test/support/mail-server.ts';
import { mostAttachedBytes } from './attached-to.ts';
import { createEmailPlatform, type EmailSettings, prepareMail } from './email-platform.ts';
import { emailMessages } from './messages.ts';
import { smtpTransport } from './smtp-transport.ts';

const helene: Address = { kind: 'person', workspace: 'email', externalId: 'helene@agla.example' };

const invitation: Card = {
  heading: 'COPIL DUI n°2 : réservez le créneau',
  blocks: [
    { kind: 'text', text: ['Bonjour Hélène, le ', { bold: 'COPIL DUI n°2' }, ' se tiendra mardi.'] },
    { kind: 'fields', fields: [{ label: 'Où', value: 'Salle Surcouf <au 1er>' }] },
    { kind: 'notice', tone: 'warning', text: '82 jours depuis le COPIL n°1' },
  ],
  actions: [
    {
      id: 'present',
      label: 'Je viens',
      style: 'primary',
      command: 'answer',
      arguments: { answer: 'present' },
    },
    { id: 'edit', label: 'Modifier', command: 'meeting edit', arguments: {} },
    { id: 'page', label: 'Ouvrir', url: '/meeting/abc' },
    { id: 'evil', label: 'Piège', url: 'javascript:alert(1)' },
  ],
};

const message: OutgoingMessage = {
  key: 'M01|meeting:0199|1|person:helene',
  card: invitation,
  locale: 'fr',
  at: Temporal.Instant.from('2026-09-01T07:05:00Z'),
  calendar: {
    method: 'REQUEST',
    name: 'copil-2.ics',
    type: 'text/calendar; charset=utf-8; method=REQUEST',
    content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    label: 'Convocation',
  },
};

const settings: Omit<EmailSettings, 'transport'> = {
  from: { name: 'COPIL AGLA', address: 'copil@agla.example' },
  publicUrl: 'https://copil.example',
  translators: createTranslators([emailMessages]),
  linkFor: (button, to) =>
    button.command === 'answer'
      ? `https://copil.example/answer/${button.arguments.answer}-${to.externalId}`
      : null,
};

describe('a message by mail', () => {
  let server: MailServer;
  let platform: ChatPlatform;
  let close: () => void;

  beforeAll(async () => {
    server = await openMailServer();
    const transport = smtpTransport(server.url);
    platform = createEmailPlatform({ ...settings, transport });
    close = transport.close;
  });
  beforeEach(() => {
    server.mails.length = 0;
    server.reception = {};
  });
  afterAll(async () => {
    close();
    await server.close();
  });

  it('arrives as text and as HTML in the reader’s language, with the calendar, and says where it went', async () => {
    const result = await platform.post(helene, message);
    const parsed = server.mails[0]?.parsed;
    expect(result).toEqual({
      state: 'sent',
      ref: { workspace: 'email', address: 'helene@agla.example', externalId: parsed?.messageId },
    });
    expect(parsed?.subject).toBe('COPIL DUI n°2 : réservez le créneau');
    expect(parsed?.from).toEqual({ name: 'COPIL AGLA', address: 'copil@agla.example' });
    expect(parsed?.html).toContain('<html lang="fr">');
    expect(parsed?.html).toContain('<strong>COPIL DUI n°2</strong>');
    expect(parsed?.html).toContain('Salle Surcouf &lt;au 1er&gt;');
    expect(parsed?.text).toContain('Salle Surcouf <au 1er>');
    expect(parsed?.text).toContain('-- \nMessage automatique\u00a0: cette boîte n’est pas lue.');
    expect(server.mails[0]?.raw).toContain('text/calendar; charset=utf-8; method=REQUEST');
  });

  it('turns buttons into links where one is signed, and leaves no dead one', async () => {
    await platform.post(helene, message);
    const { html, text } = server.mails[0]?.parsed ?? {};
    expect(html).toContain('href="https://copil.example/answer/present-helene@agla.example"');
    expect(html).toContain('href="https://copil.example/meeting/abc"');
    expect(text).toContain('Je viens\u00a0: https://copil.example/answer/present-helene@agla.example');
    for (const part of [html, text]) {
      expect(part).not.toContain('Modifier');
      expect(part).not.toContain('Piège');
      expect(part).not.toContain('javascript');
    }
  });

  it('says to machines that no person wrote it, and keeps its key', async () => {
    await platform.post(helene, message);
    const headers = Object.fromEntries(
      (server.mails[0]?.parsed.headers ?? []).map(({ key, value }) => [key, value]),
    );
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'x-copil-delivery': message.key,
    });
  });

  it('has the same identity when it is sent again by accident, and another for another delivery', async () => {
    await platform.post(helene, message);
    await platform.post(helene, message);
    await platform.post(helene, { ...message, key: 'M03|meeting:0199|1|person:helene' });
    const [first, second, third] = server.mails.map(({ parsed }) => parsed.messageId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(first).toMatch(/^<[0-9a-f]{32}@agla\.example>$/);
  });

  it('joins the thread of an earlier mail, and ignores the thread of a chat', async () => {
    const first = await platform.post(helene, message);
    const threadId = first.state === 'sent' ? first.ref.externalId : '';
    const reply = await platform.post(helene, { ...message, key: 'M03', threadId });
    expect(reply).toMatchObject({ ref: { threadId } });
    expect(server.mails[1]?.parsed.inReplyTo).toBe(threadId);
    expect(server.mails[1]?.parsed.references).toBe(threadId);
    await platform.post(helene, { ...message, key: 'M08', threadId: '1725180300.000100' });
    expect(server.mails[2]?.parsed.inReplyTo).toBeUndefined();
  });

  it('carries the other files, and the calendar file of the card only once', async () => {
    const { method: _, ...file } = message.calendar as NonNullable<OutgoingMessage['calendar']>;
    const agenda = {
      name: 'ordre-du-jour.txt',
      type: 'text/plain; charset=utf-8',
      content: 'Été',
      label: 'Ordre du jour',
    };
    await platform.post(helene, { ...message, card: { ...invitation, files: [file, agenda] } });
    const names = server.mails[0]?.parsed.attachments.map(({ filename }) => filename).filter(Boolean);
    expect(names).toEqual(['copil-2.ics', 'ordre-du-jour.txt']);
  });

  const kept = (id: string, sizeBytes: number) => ({
    id,
    name: `${id}.pdf`,
    type: 'application/pdf',
    sizeBytes,
  });
  const namesOf = (index: number) =>
    server.mails[index]?.parsed.attachments
      .map(({ filename }) => filename)
      .filter((name) => name?.endsWith('.pdf'));

  it('attaches the files of the house, all of them or none where they are too large together', async () => {
    const contents: Record<string, Uint8Array> = {
      wifi: Buffer.from('%PDF-1.7 \xff'),
      budget: Buffer.from('%PDF-1.4'),
    };
    const withFiles = createEmailPlatform({
      ...settings,
      transport: smtpTransport(server.url),
      contentOf: async (id) => contents[id] ?? null,
    });
    const small = [kept('wifi', 9), kept('gone', 5), kept('budget', 8)];
    expect(await withFiles.post(helene, { ...message, keptFiles: small })).toMatchObject({ state: 'sent' });
    expect(namesOf(0)).toEqual(['wifi.pdf', 'budget.pdf']);
    const wifi = server.mails[0]?.parsed.attachments.find(({ filename }) => filename === 'wifi.pdf');
    expect(Buffer.from(wifi?.content as ArrayBuffer)).toEqual(contents.wifi);
    const large = [kept('wifi', mostAttachedBytes), kept('budget', 1)];
    await withFiles.post(helene, { ...message, key: 'large', keptFiles: large });
    await platform.post(helene, { ...message, key: 'no store', keptFiles: small });
    expect([namesOf(1), namesOf(2)]).toEqual([[], []]);
  });

  it('leaves a little later when its files cannot be read just now', async () => {
    const broken = createEmailPlatform({
      ...settings,
      transport: smtpTransport(server.url),
      contentOf: () => Promise.reject(new Error('connection lost')),
    });
    expect(await broken.post(helene, { ...message, keptFiles: [kept('wifi', 9)] })).toMatchObject({
      state: 'retry',
    });
    expect(server.mails).toEqual([]);
  });

  it('tells who cannot be reached', async () => {
    server.reception = { recipient: { code: 550, words: '5.1.1 unknown' } };
    expect(await platform.post(helene, message)).toMatchObject({
      state: 'refused',
      reason: 'unknownRecipient',
    });
    expect(await platform.post({ ...helene, externalId: 'nobody' }, message)).toMatchObject({
      state: 'refused',
    });
    expect(await platform.post({ ...helene, kind: 'channel' }, message)).toMatchObject({ state: 'refused' });
  });

  it('lets no header in through subject, names, files or thread', async () => {
    const attack = 'x\r\nBcc: mallory@evil.example\r\n\r\nhello';
    const result = await platform.post(helene, {
      ...message,
      key: attack,
      subject: attack,
      threadId: `<${attack}@x>`,
      calendar: undefined,
      card: {
        ...invitation,
        heading: attack,
        files: [
          { name: attack, type: `text/plain\r\nBcc: mallory@evil.example`, content: 'a', label: attack },
        ],
      },
    });
    expect(result.state).toBe('sent');
    const [received] = server.mails;
    expect(received?.to).toEqual(['helene@agla.example']);
    expect(received?.parsed.bcc).toBeUndefined();
    const headerBlocks = received?.raw.split(/\r\n----.+\r\n/).map((part) => part.split('\r\n\r\n')[0]) ?? [];
    expect(headerBlocks.length).toBeGreaterThan(3);
    expect(headerBlocks.filter((headers) => /^Bcc:/im.test(headers ?? ''))).toEqual([]);
    expect(received?.parsed.headers.filter(({ key }) => key === 'subject')).toHaveLength(1);
  });

  it.each([
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example,c@d.example',
    '<a@b.example>',
    'a@b.example c@d.example',
    '',
  ])('refuses an address that is more than one address: %j', async (externalId) => {
    expect(await platform.post({ ...helene, externalId }, message)).toMatchObject({ state: 'refused' });
    expect(server.mails).toEqual([]);
  });
});

it('any subject a person can write stays one subject line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (subject) => {
      const mail = prepareMail(settings, helene, { ...message, subject });
      expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(mail.subject).not.toBe('');
    }),
  );
});

it('writes in English to whoever reads English', () => {
  const mail = prepareMail(settings, helene, { ...message, locale: 'en', card: { blocks: [] } });
  expect(mail.subject).toBe('Message from the committee');
  expect(mail.html).toContain('<html lang="en">');
  expect(mail.text).toContain('Automatic message: nobody reads this mailbox.');
});
