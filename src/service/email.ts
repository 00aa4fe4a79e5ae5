import { createEmailPlatform } from '../../adapters/email/email-platform.ts';
import { readMailbox } from '../../adapters/email/mailbox.ts';
import { smtpTransport } from '../../adapters/email/smtp-transport.ts';
import type { Mailbox, MailTransport, PreparedMail } from '../../adapters/email/transport.ts';
import type { Config } from '../config.ts';
import type { CommandButton } from '../conversation/card.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Address, ChatPlatform, OutgoingMessage } from '../conversation/platform.ts';
import { opinionOf, opinionToken } from '../deployments/calendar/versions/opinion-link.ts';
import { answerToken } from '../meetings/answer-link.ts';
import { seriesActOf, seriesToken } from '../meetings/series/series-link.ts';
import { pollSheetOf, pollToken } from '../polls/poll-link.ts';
import { Answer } from '../store/generated/enums.ts';
import type { Clock } from '../time.ts';
import { replyToken } from './reply-link.ts';

export interface EmailPorts {
  from: Mailbox;
  /** Signed address that stands for a button of a message; null for buttons a mail cannot carry. */
  linkFor(button: CommandButton, to: Address, message: Pick<OutgoingMessage, 'key'>): string | null;
}

/** @param isByMail whether the buttons of a command stand in mails, as links to the page of their message */
export function emailPorts(
  config: Pick<Config, 'mailFrom' | 'publicUrl'>,
  secret: string,
  { clock, isByMail }: { clock: Pick<Clock, 'system'>; isByMail(command: string): boolean },
): EmailPorts {
  return {
    from: readMailbox(config.mailFrom),
    linkFor({ id, command, arguments: given }, _to, { key }) {
      if (isByMail(command)) {
        const token = replyToken(secret, { key, button: id }, clock.system());
        return `${config.publicUrl}/reply/${token}`;
      }
      const ofSeries = seriesActOf(command, given);
      if (ofSeries) return `${config.publicUrl}/series/${seriesToken(secret, ofSeries)}`;
      const ofPoll = pollSheetOf(command, given);
      if (ofPoll) return `${config.publicUrl}/poll/${pollToken(secret, ofPoll)}`;
      const ofCalendar = opinionOf(command, given);
      if (ofCalendar) return `${config.publicUrl}/opinion/${opinionToken(secret, ofCalendar)}`;
      const answer =
        command === 'substitute' ? 'substitute' : command === 'answer' ? given.answer : undefined;
      const known = Object.values(Answer).find((one) => one === answer);
      if (!known || !given.invitation) return null;
      const token = answerToken(secret, {
        invitationId: given.invitation,
        answer: known,
        version: Number(given.version ?? 1),
      });
      return `${config.publicUrl}/answer/${token}`;
    },
  };
}

/** The local workspace keeps mails where no SMTP server is configured. */
interface KeptMails {
  send(mail: PreparedMail): Promise<unknown>;
}

export interface EmailParts {
  config: Config;
  translators: Translators;
  ports: EmailPorts;
  mailbox: KeptMails | undefined;
  /** What a file of the house holds; null when it is gone. */
  contentOf(fileId: string): Promise<Uint8Array | null>;
}

/** E-mail over SMTP_URL, else the local mailbox; null when neither exists. */
export function emailPlatform(parts: EmailParts): { platform: ChatPlatform; close(): void } | null {
  const { config, translators, ports, mailbox, contentOf } = parts;
  const smtp = config.smtpUrl ? smtpTransport(config.smtpUrl) : null;
  const transport = smtp ?? (mailbox ? keeping(mailbox) : null);
  if (!transport) return null;
  return {
    platform: createEmailPlatform({
      transport,
      from: ports.from,
      publicUrl: config.publicUrl,
      translators,
      linkFor: ports.linkFor,
      contentOf,
    }),
    close: () => smtp?.close(),
  };
}

function keeping(mailbox: KeptMails): MailTransport {
  return {
    async send(mail) {
      await mailbox.send(mail);
      return { state: 'sent' };
    },
  };
}
