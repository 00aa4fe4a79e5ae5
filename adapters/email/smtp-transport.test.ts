import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailServer, openMailServer, silentPort } from '../../test/support/mail-server.ts';
import { smtpTransport } from './smtp-transport.ts';
import type { MailTransport, PreparedMail } from './transport.ts';

const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nSUMMARY:Réunion\r\nEND:VCALENDAR\r\n';
const mail: PreparedMail = {
  messageId: '<m03-1@copil.example>',
  from: { name: 'COPIL « DUI »', address: 'copil@agla.example' },
  to: 'helene@agla.example',
  subject: 'Convocation : COPIL n°2, mardi 22 septembre — réservez le créneau dès aujourd’hui',
  text: 'Bonjour Hélène,\n.\nà bientôt\n',
  html: '<p>Bonjour <b>Hélène</b></p>',
  calendar: { method: 'REQUEST', content: calendar, name: 'copil-2.ics' },
  files: [{ name: 'ordre du jour été.txt', type: 'text/plain; charset=utf-8', content: 'Été' }],
  headers: { 'Auto-Submitted': 'auto-generated', 'In-Reply-To': '<m01@copil.example>' },
};

let server: MailServer;
let transport: MailTransport & { close(): void };
const opened: { close(): void }[] = [];

function open(url: string, limits = {}): typeof transport {
  transport = smtpTransport(url, limits);
  opened.push(transport);
  return transport;
}

beforeEach(async () => {
  server = await openMailServer();
  open(server.url);
});
afterEach(async () => {
  for (const each of opened.splice(0)) each.close();
  await server.close();
});

describe('a mail that is accepted', () => {
  it('arrives with its accents, its files and its identity', async () => {
    expect(await transport.send(mail)).toEqual({ state: 'sent' });
    const [received] = server.mails;
    expect(received?.from).toBe('copil@agla.example');
    expect(received?.to).toEqual(['helene@agla.example']);
    const parsed = received?.parsed;
    expect(parsed?.from).toEqual({ name: 'COPIL « DUI »', address: 'copil@agla.example' });
    expect(parsed?.to).toEqual([{ name: '', address: 'helene@agla.example' }]);
    expect(parsed?.subject).toBe(mail.subject);
    expect(parsed?.messageId).toBe('<m03-1@copil.example>');
    expect(parsed?.inReplyTo).toBe('<m01@copil.example>');
    expect(parsed?.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(parsed?.html?.trim()).toBe(mail.html);
    const text = parsed?.attachments.find(({ mimeType }) => mimeType === 'text/plain');
    expect(text?.filename).toBe('ordre du jour été.txt');
    expect(decoded(text?.content)).toBe('Été');
  });

  it('carries the calendar as an alternative with its method, and as a file', async () => {
    await transport.send(mail);
    expect(structure(server.mails[0]?.raw ?? '')).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain; charset=utf-8',
      'text/html; charset=utf-8',
      'text/calendar; charset=utf-8; method=REQUEST',
      'application/ics; charset=utf-8; name=copil-2.ics',
      expect.stringMatching(/^text\/plain; charset=utf-8; name=/),
    ]);
    const [alternative, file] = base64Parts(server.mails[0]?.raw ?? '');
    expect(alternative).toBe(calendar);
    expect(file).toBe(calendar);
  });

  it('uses its connection again for the next one', async () => {
    await transport.send(mail);
    await transport.send({ ...mail, messageId: '<2@copil.example>' });
    expect(server.mails).toHaveLength(2);
    expect(server.connections()).toBe(1);
  });
});

describe('a mail that is not accepted', () => {
  it.each([
    [
      'greylisted',
      { code: 451, words: '4.7.1 Greylisted, try again later' },
      { state: 'retry', afterSeconds: 300 },
    ],
    ['too many at once', { code: 421, words: '4.7.0 Too many connections' }, { state: 'retry' }],
    [
      'unknown person',
      { code: 550, words: '5.1.1 User unknown' },
      { state: 'refused', reason: 'unknownRecipient' },
    ],
    [
      'unknown, said plainly',
      { code: 550, words: 'No such user' },
      { state: 'refused', reason: 'unknownRecipient' },
    ],
    ['full mailbox', { code: 552, words: '5.2.2 Mailbox full' }, { state: 'refused', reason: 'unreachable' }],
    [
      'no relaying',
      { code: 554, words: '5.7.1 Relay access denied' },
      { state: 'refused', reason: 'rejected' },
    ],
  ])('%s, said of the recipient', async (_, recipient, outcome) => {
    server.reception = { recipient };
    expect(await transport.send(mail)).toMatchObject(outcome);
    expect(server.mails).toHaveLength(0);
  });

  it.each([
    ['for now', { code: 452, words: '4.3.1 Out of space' }, { state: 'retry' }],
    ['too large', { code: 552, words: '5.3.4 Message too big' }, { state: 'refused', reason: 'tooLarge' }],
    ['spam', { code: 554, words: '5.7.1 Looks like spam' }, { state: 'refused', reason: 'rejected' }],
  ])('%s, said after the whole mail', async (_, reply, outcome) => {
    server.reception = { mail: reply };
    expect(await transport.send(mail)).toMatchObject(outcome);
  });
});

describe('a connection that is lost', () => {
  it('nobody listens: tried again later', async () => {
    expect(await open(`smtp://127.0.0.1:${await silentPort()}`).send(mail)).toMatchObject({ state: 'retry' });
  });

  it.each(['greeting', 'recipient'] as const)(
    'before the mail was handed over (%s): tried again later',
    async (hangUp) => {
      server.reception = { hangUp };
      expect(await transport.send(mail)).toMatchObject({ state: 'retry' });
      server.reception = {};
      expect(await transport.send(mail)).toEqual({ state: 'sent' });
    },
  );

  it('after the mail was handed over: uncertain, and not sent a second time', async () => {
    server.reception = { hangUp: 'afterMail' };
    expect(await transport.send(mail)).toMatchObject({ state: 'uncertain' });
    expect(server.mails).toHaveLength(1);
  });

  it('on a connection used before, after the mail was handed over: uncertain too', async () => {
    await transport.send(mail);
    server.reception = { hangUp: 'afterMail' };
    expect(await transport.send(mail)).toMatchObject({ state: 'uncertain' });
    expect(server.mails).toHaveLength(2);
  });

  it('no answer to the whole mail: uncertain', async () => {
    server.reception = { silent: true };
    expect(await open(server.url, { replySeconds: 0.3 }).send(mail)).toMatchObject({ state: 'uncertain' });
    expect(server.mails).toHaveLength(1);
  });

  it('in the middle of a large mail: tried again later', async () => {
    const hanging = await openMailServer({
      onData(stream) {
        stream.once('data', () => {
          for (const connection of serverConnections(this)) connection._socket.destroy();
        });
      },
    });
    const large = {
      ...mail,
      files: [{ name: 'a.txt', type: 'text/plain', content: 'x'.repeat(30_000_000) }],
    };
    expect(await open(hanging.url).send(large)).toMatchObject({ state: 'retry' });
    await hanging.close();
  });
});

describe('the password of the server', () => {
  const secret = 'p@ss/w0rd très secret';
  const withPassword = (url: string, query = '') =>
    `${url.replace('smtp://', `smtp://copil-user:${encodeURIComponent(secret)}@`)}${query}`;

  it('opens the server, and appears in no outcome when the server refuses it and repeats it', async () => {
    const given: string[] = [];
    const guarded = await openMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        given.push(`${username}:${password}`);
        if (given.length === 1) return done(null, { user: username });
        const encoded = Buffer.from(`\0${username}\0${password}`).toString('base64');
        done(new Error(`535 bad login ${username} ${password} ${encoded}`));
      },
    });
    expect(await open(withPassword(guarded.url)).send(mail)).toEqual({ state: 'sent' });
    const refused = await open(withPassword(guarded.url)).send(mail);
    expect(given).toEqual([`copil-user:${secret}`, `copil-user:${secret}`]);
    expect(refused).toMatchObject({ state: 'retry' });
    const said = JSON.stringify(refused);
    for (const word of [secret, 'copil-user', 'p@ss', Buffer.from(secret).toString('base64')]) {
      expect(said).not.toContain(word);
    }
    await guarded.close();
  });

  it('is not sent in clear to another machine', async () => {
    // A name that is not loopback for us, yet reaches the server of this test.
    const url = withPassword(server.url).replace('127.0.0.1', '0.0.0.0');
    expect(await open(url).send(mail)).toMatchObject({
      state: 'retry',
      reason: expect.stringMatching(/STARTTLS|TLS/),
    });
    expect(server.mails).toHaveLength(0);
  });

  it.each([
    'http://user:hunter22@mail.example',
    'user:hunter22@mail.example',
    'smtp://user:hunter22%@',
    'smtp://u:hunter22%zz@mail.example',
  ])('is not repeated when the address is wrong: %s', (address) => {
    expect(() => smtpTransport(address)).toThrow(/SMTP_URL/);
    expect(() => smtpTransport(address)).not.toThrow(/hunter22/);
  });
});

function decoded(content: string | ArrayBuffer | Uint8Array | undefined): string {
  return typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString();
}

/** The content types of a raw mail, in order. */
function structure(raw: string): string[] {
  return [...raw.matchAll(/^Content-Type: ((?:.|\r\n[ \t])+)/gim)].map(([, type]) =>
    (type ?? '').replace(/\s+/g, ' ').replace(/; boundary="[^"]*"/, ''),
  );
}

/** What stands in the base64 parts, to the byte: the mail parser would change the line ends. */
function base64Parts(raw: string): string[] {
  const parts = raw.matchAll(/Encoding: base64\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/g);
  return [...parts].map(([, encoded]) => Buffer.from(encoded ?? '', 'base64').toString());
}

function serverConnections(server: unknown): Set<{ _socket: { destroy(): void } }> {
  return (server as { connections: Set<{ _socket: { destroy(): void } }> }).connections;
}
