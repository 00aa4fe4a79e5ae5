/** Outgoing mail of an instance without SMTP server: kept and shown, not sent. */
import type { LocalMail } from '../../src/store/generated/client.ts';
import type { Database } from '../../src/store/store.ts';
import { type Clock, toDate } from '../../src/time.ts';
import type { Feed } from './feed.ts';
import { storableText } from './storable.ts';

/** A mail ready to leave; the shape the mail adapter prepares. */
export interface MailToKeep {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  calendar?: { content: string };
}

export interface Mailbox {
  /** Keeps the mail; one already kept under its Message-ID stays as it is. */
  send(mail: MailToKeep): Promise<{ state: 'sent' }>;
  /** Mails in the order in which they left. @param to address, whatever its case; absent = all */
  list(to?: string): Promise<LocalMail[]>;
  byId(id: string): Promise<LocalMail | null>;
}

export function openMailbox(db: Database, clock: Clock, feed: Feed): Mailbox {
  return {
    async send(mail) {
      const [kept] = await db.localMail.createManyAndReturn({
        data: {
          messageId: mail.messageId,
          to: mail.to,
          subject: storableText(mail.subject),
          text: storableText(mail.text),
          html: storableText(mail.html),
          calendar: mail.calendar ? storableText(mail.calendar.content) : null,
          sentAt: toDate(clock.now()),
        },
        skipDuplicates: true,
      });
      if (kept) feed.publish({ kind: 'mailed', mail: kept });
      return { state: 'sent' };
    },

    async list(to) {
      return db.localMail.findMany({
        where: to ? { to: { contains: to, mode: 'insensitive' } } : {},
        orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
      });
    },

    async byId(id) {
      return /^[0-9a-f-]{36}$/i.test(id) ? db.localMail.findUnique({ where: { id } }) : null;
    },
  };
}
