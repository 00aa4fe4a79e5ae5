import { type AddressInfo, connect } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** How the next mails are received; a reply is an SMTP code with its words. */
export interface Reception {
  /** Reply to the recipient. */
  recipient?: { code: number; words: string };
  /** Reply after the whole mail was read. */
  mail?: { code: number; words: string };
  /** Hang up without a word. */
  hangUp?: 'greeting' | 'recipient' | 'afterMail';
  /** Never answer the mail. */
  silent?: boolean;
}

export interface ReceivedMail {
  /** Envelope, as the server was told. */
  from: string;
  to: string[];
  raw: string;
  parsed: Email;
}

export interface MailServer {
  /** smtp://127.0.0.1:port */
  url: string;
  mails: ReceivedMail[];
  /** Connections so far. */
  connections(): number;
  reception: Reception;
  close(): Promise<void>;
}

/** Starts a real SMTP server on a free loopback port. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  let connections = 0;
  const hangUp = () => {
    for (const connection of server.connections) connection._socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections += 1;
      if (mailServer.reception.hangUp === 'greeting') return hangUp();
      done();
    },
    onRcptTo(_address, _session, done) {
      if (mailServer.reception.hangUp === 'recipient') return hangUp();
      done(failure(mailServer.reception.recipient));
    },
    async onData(stream, session, done) {
      const raw = Buffer.concat(await Array.fromAsync(stream)).toString();
      const { mailFrom, rcptTo } = session.envelope;
      mailServer.mails.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        raw,
        parsed: await PostalMime.parse(raw),
      });
      if (mailServer.reception.silent) return;
      if (mailServer.reception.hangUp === 'afterMail') return hangUp();
      done(failure(mailServer.reception.mail));
    },
    ...options,
  });
  // A client that gives up is part of what is tested.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    connections: () => connections,
    reception: {},
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return mailServer;
}

/** @returns a loopback port on which nobody listens. */
export async function silentPort(): Promise<number> {
  const server = await openMailServer();
  await server.close();
  const port = Number(new URL(server.url).port);
  await new Promise<void>((refused) => connect(port, '127.0.0.1').once('error', () => refused()));
  return port;
}

function failure(reply: { code: number; words: string } | undefined): Error | null {
  return reply ? Object.assign(new Error(reply.words), { responseCode: reply.code }) : null;
}
