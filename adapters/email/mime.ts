import type { SendMailOptions } from 'nodemailer';
import { oneLine } from '../../src/calendar/plain-text.ts';
import type { MailFile, PreparedMail } from './transport.ts';

/**
 * The mail as nodemailer takes it: multipart/mixed of an alternative (text, HTML, calendar) and the files.
 * The calendar comes twice: Outlook and Gmail read the alternative, other programs offer the file.
 */
export function mimeOf(mail: PreparedMail): SendMailOptions {
  const { calendar } = mail;
  const file: MailFile[] = calendar
    ? [{ name: calendar.name, type: 'application/ics; charset=utf-8', content: calendar.content }]
    : [];
  return {
    messageId: mail.messageId,
    from: { name: oneLine(mail.from.name ?? ''), address: mail.from.address },
    to: { name: '', address: mail.to },
    envelope: { from: mail.from.address, to: [mail.to] },
    subject: oneLine(mail.subject),
    headers: Object.fromEntries(Object.entries(mail.headers).map(([name, value]) => [name, oneLine(value)])),
    text: mail.text,
    html: mail.html,
    // Base64 keeps the CRLF of the calendar, and its long lines, through every server.
    alternatives: calendar && [
      {
        contentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
        content: calendar.content,
        contentTransferEncoding: 'base64',
      },
    ],
    attachments: [...file, ...mail.files].map(({ name, type, content }) => ({
      filename: fileName(name),
      contentType: mediaType(type),
      content: typeof content === 'string' ? content : Buffer.from(content),
      contentTransferEncoding: 'base64' as const,
    })),
    // Contents are given, never fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function fileName(name: string): string {
  return oneLine(name).replace(/[/\\:*?"<>|]/gu, '-') || 'copil';
}

function mediaType(type: string): string {
  return /^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+=[\w.+-]+)*$/.test(type) ? type : 'application/octet-stream';
}
