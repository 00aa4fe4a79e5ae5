import { createHash } from 'node:crypto';
import { isMailAddress, oneLine } from '../../src/calendar/plain-text.ts';
import { buttonsOf, type CommandButton, type FileAttachment } from '../../src/conversation/card.ts';
import type { Translators } from '../../src/conversation/catalogue.ts';
import type {
  Address,
  Capabilities,
  ChatPlatform,
  OutgoingMessage,
} from '../../src/conversation/platform.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import { attachedTo } from './attached-to.ts';
import { mailHtml } from './mail-html.ts';
import { type LinkOf, withoutDeadButtons } from './mail-links.ts';
import type { ContentOf, Mailbox, MailFile, MailTransport, PreparedMail } from './transport.ts';

export interface EmailSettings {
  transport: MailTransport;
  from: Mailbox;
  /** Completes addresses of our own server: `https://copil.example`. */
  publicUrl: string;
  translators: Translators;
  /** @returns the signed address that stands for a button of that message to that address; null = no button. */
  linkFor?: (button: CommandButton, to: Address, message: Pick<OutgoingMessage, 'key'>) => string | null;
  /** Without it no file of the house is attached: the mail names its address. */
  contentOf?: ContentOf;
}

const capabilities: Capabilities = {
  update: false,
  find: false,
  threads: true,
  channels: false,
  files: 'everywhere',
  buttons: true,
  forms: false,
};

/** E-mail as a chat platform: people are reached at their address, buttons are links, nothing sent can be changed. */
export function createEmailPlatform(settings: EmailSettings): ChatPlatform {
  return {
    name: 'email',
    capabilities,

    async post(to, message) {
      if (to.kind === 'channel') {
        return { state: 'refused', reason: 'notInChannel', detail: 'e-mail has no channels' };
      }
      if (!isMailAddress(to.externalId)) {
        return { state: 'refused', reason: 'unknownRecipient', detail: 'not an e-mail address' };
      }
      const attached = await attachedTo(message, settings.contentOf);
      if (attached === 'unread') return { state: 'retry', reason: 'the files of the message cannot be read' };
      const mail = prepareMail(settings, to, message, attached);
      const outcome = await settings.transport.send(mail);
      if (outcome.state !== 'sent') return outcome;
      const ref = { workspace: to.workspace, address: to.externalId, externalId: mail.messageId };
      return { state: 'sent', ref: { ...ref, ...(message.threadId && { threadId: message.threadId }) } };
    },

    async update() {
      return { state: 'refused', reason: 'rejected', detail: 'a mail cannot be changed once it has left' };
    },

    async find() {
      return null;
    },
  };
}

/**
 * @param attached files beside those the card carries
 * @returns the mail of a message; the same message gives the same mail, Message-ID included
 */
export function prepareMail(
  { from, publicUrl, translators, linkFor }: Omit<EmailSettings, 'transport'>,
  to: Address,
  message: OutgoingMessage,
  attached: readonly MailFile[] = [],
): PreparedMail {
  const { locale, calendar } = message;
  const t = translators[locale];
  const files = filesOf(message);
  const linkOf: LinkOf = (button) => {
    const url = 'url' in button ? button.url : linkFor?.(button, to, message);
    return url ? (URL.parse(url, publicUrl)?.href ?? null) : null;
  };
  const card = withoutDeadButtons(
    { ...message.card, files: calendar ? [calendar, ...files] : files },
    linkOf,
  );
  const subject = oneLine(message.subject ?? card.heading ?? '') || t('email.subject');
  const answers = buttonsOf(message.card).some((button) => 'command' in button && linkOf(button) !== null);
  const note = t(answers ? 'email.automatic' : 'email.automatic.plain');
  const words = renderText(card, locale, {
    button: (button) => t('email.button', { label: button.label, url: linkOf(button) }),
  });
  return {
    messageId: messageId(message.key, from),
    from,
    to: to.externalId,
    subject,
    // A line of two hyphens and a space: what follows is a signature.
    text: `${words}\n\n-- \n${note}\n`,
    html: mailHtml(card, { subject, locale, linkOf, note }),
    ...(calendar && {
      calendar: { method: calendar.method, content: calendar.content, name: calendar.name },
    }),
    files: [...files.map(({ name, type, content }) => ({ name, type, content })), ...attached],
    headers: { ...automaticHeaders, 'X-Copil-Delivery': message.key, ...threadHeaders(message.threadId) },
  };
}

/** Nobody’s absence notice shall answer (RFC 3834 § 5; the second one is for Exchange). */
const automaticHeaders = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** A card that carries the calendar file for chat does not attach it a second time. */
function filesOf({ card, calendar }: OutgoingMessage): FileAttachment[] {
  const files = card.files ?? [];
  return calendar ? files.filter(({ type }) => !type.startsWith('text/calendar')) : files;
}

/** A mail sent twice by accident is recognised as one by the programs that receive it. */
function messageId(key: string, from: Mailbox): string {
  const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `<${name}@${from.address.split('@')[1]}>`;
}

/** The thread of a message that went out on a chat platform has no name in mail. */
function threadHeaders(threadId: string | undefined): Record<string, string> {
  if (!threadId || !/^<[^<>\s]+@[^<>\s]+>$/.test(threadId)) return {};
  return { 'In-Reply-To': threadId, References: threadId };
}
