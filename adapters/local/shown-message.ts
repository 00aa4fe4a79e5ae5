/** Messages, mails and forms as the HTTP interface writes them. */

import { buttonsOf } from '../../src/conversation/card.ts';
import type { LocalMail, LocalMessage } from '../../src/store/generated/client.ts';
import { toInstant } from '../../src/time.ts';
import type { Answer } from './answers.ts';
import type { OpenedForm } from './forms.ts';
import { cardOf, filesOf } from './message-store.ts';

export function shownMessage(message: LocalMessage) {
  const direct = message.conversation.startsWith('dm:');
  return {
    id: message.id,
    workspace: message.workspace,
    /** Channel name, or `dm`. */
    in: direct ? 'dm' : message.conversation,
    /** Handle of the only reader; null for what a whole channel reads. */
    to: direct ? message.conversation.slice('dm:'.length) : message.visibleTo,
    thread: message.threadId,
    /** Handle, or `copil`. */
    from: message.author ?? 'copil',
    at: toInstant(message.postedAt).toString(),
    text: message.text,
    buttons: buttonsOf(cardOf(message)).map((button) => ({
      id: button.id,
      label: button.label,
      ...('url' in button ? { url: button.url } : {}),
    })),
    files: filesOf(message).map(({ name, type, label }, index) => ({
      name,
      type,
      label,
      url: fileAddress(message.id, index, name),
    })),
  };
}

/** @returns the path under which a file of a message is downloaded. */
export function fileAddress(message: string, index: number, name: string): string {
  return `/local/files/${message}/${index}/${encodeURIComponent(name)}`;
}

export function shownForm({ id, form, handle, conversation }: OpenedForm) {
  const { title, intro = null, submitLabel, fields, command } = form;
  const where = conversation.startsWith('dm:') ? 'dm' : conversation;
  return { id, title, intro, submitLabel, command, as: handle, in: where, fields };
}

export function shownAnswer({ messages, updated, form, link }: Answer) {
  return {
    messages: messages.map(shownMessage),
    updated: updated.map(shownMessage),
    form: form && shownForm(form),
    ...(link ? { link } : {}),
  };
}

export function shownMail({ to, subject, text, html, calendar, sentAt, messageId }: LocalMail) {
  return { to, subject, text, html, ics: calendar, at: toInstant(sentAt).toString(), messageId };
}
