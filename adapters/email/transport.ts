/** What carries prepared mails away: an SMTP server, or the mailbox of the local workspace. */
import type { SendResult } from '../../src/conversation/platform.ts';

export interface Mailbox {
  name?: string;
  /** `copil@agla.example` */
  address: string;
}

export interface MailFile {
  name: string;
  /** MIME type with parameters. */
  type: string;
  content: string | Uint8Array;
}

/** A mail ready to leave; nothing in it depends on the way it leaves by. */
export interface PreparedMail {
  /** With its angle brackets; the same for the same delivery. */
  messageId: string;
  from: Mailbox;
  /** One address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** iTIP object (RFC 6047): carried as an alternative to the text, so that mail programs show it, and as a file. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string; name: string };
  files: MailFile[];
  /** Further headers by name. */
  headers: Record<string, string>;
}

/** How it ended, as the platform port says it; the address of what was sent is known to the platform. */
export type MailOutcome = { state: 'sent' } | Exclude<SendResult, { state: 'sent' }>;

/** What a file of the house holds; null when it is gone. */
export type ContentOf = (fileId: string) => Promise<Uint8Array | null>;

export interface MailTransport {
  send(mail: PreparedMail): Promise<MailOutcome>;
}
