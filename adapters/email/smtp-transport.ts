import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { mimeOf } from './mime.ts';
import { type SmtpFailure, smtpOutcome } from './smtp-outcome.ts';
import type { MailTransport } from './transport.ts';

export interface SmtpLimits {
  /** Connections open at once. */
  connections: number;
  /** To connect, be greeted and log in. */
  connectSeconds: number;
  /** Silence of the server after a command or after the mail. */
  replySeconds: number;
}

const defaultLimits: SmtpLimits = { connections: 2, connectSeconds: 15, replySeconds: 60 };

/**
 * Sends through an SMTP server over a few lasting connections.
 * @param address `smtp://user:password@host:587`, `smtps://…:465`; TLS options as nodemailer reads them from an address
 *   (`?requireTLS=true`, `?ignoreTLS=true`, `?tls.rejectUnauthorized=false`). A password is not sent to another machine
 *   without TLS unless `ignoreTLS=true` allows it.
 * @throws RangeError when the address is none of SMTP; it never repeats the address, which holds a password.
 */
export function smtpTransport(
  address: string,
  limits: Partial<SmtpLimits> = {},
): MailTransport & { close(): void } {
  const { connections, connectSeconds, replySeconds } = { ...defaultLimits, ...limits };
  const server = smtpServer(address);
  const transporter = createTransport({
    url: address,
    pool: true,
    maxConnections: connections,
    // The ledger tries again; a pool that did so by itself would hide how often.
    maxRequeues: 1,
    connectionTimeout: connectSeconds * 1000,
    greetingTimeout: connectSeconds * 1000,
    dnsTimeout: connectSeconds * 1000,
    socketTimeout: replySeconds * 1000,
    ...(server.needsTls ? { requireTLS: true } : {}),
  });
  transporter.use('stream', (mail, done) => {
    // The last stage of the message stream: what has left it was given to the connection.
    mail.message?.processFunc((stream: Readable) => {
      (mail.data as Watched).watch.stream = stream;
      return stream;
    });
    done();
  });
  return {
    async send(mail) {
      const watch: Watched['watch'] = { stream: null };
      try {
        const data: Watched & ReturnType<typeof mimeOf> = { ...mimeOf(mail), watch };
        await transporter.sendMail(data);
        return { state: 'sent' };
      } catch (error) {
        const failure = withoutSecrets(error as SmtpFailure, server.secrets);
        return smtpOutcome(failure, watch.stream?.readableEnded ?? false);
      }
    },
    close: () => transporter.close(),
  };
}

interface Watched {
  watch: { stream: Readable | null };
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function smtpServer(address: string): { needsTls: boolean; secrets: string[] } {
  const url = URL.parse(address);
  const [user, password] = [decoded(url?.username), decoded(url?.password)];
  const understood = url?.hostname && (url.protocol === 'smtp:' || url.protocol === 'smtps:');
  if (!understood || user === null || password === null) {
    throw new RangeError(
      'SMTP_URL: expected smtp://user:password@host:587 or smtps://user:password@host:465',
    );
  }
  const spellings = [password, url.password, user, `\0${user}\0${password}`];
  return {
    needsTls: password !== '' && url.searchParams.get('ignoreTLS') !== 'true' && !loopback.test(url.hostname),
    secrets: spellings
      .flatMap((text) => [text, Buffer.from(text).toString('base64')])
      .filter((text) => text.length > 2),
  };
}

function decoded(part = ''): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Servers sometimes repeat what they were told, and what is said here ends in the ledger and in logs. */
function withoutSecrets(failure: SmtpFailure, secrets: readonly string[]): SmtpFailure {
  const clean = (text: string | undefined) =>
    secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '•••'), text ?? '');
  const { code, command, responseCode } = failure;
  return { code, command, responseCode, message: clean(failure.message), response: clean(failure.response) };
}
