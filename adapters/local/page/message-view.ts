import { html, raw } from 'hono/html';
import type { Button, FileAttachment } from '../../../src/conversation/card.ts';
import { buttonsOf } from '../../../src/conversation/card.ts';
import { escapeHtml, isSafeAddress } from '../../../src/conversation/escape-html.ts';
import type { Translator } from '../../../src/conversation/language.ts';
import { renderHtml } from '../../../src/conversation/render-html.ts';
import type { LocalMessage } from '../../../src/store/generated/client.ts';
import { cardOf, filesOf } from '../message-store.ts';
import { fileAddress } from '../shown-message.ts';
import { avatar } from './avatar.ts';
import type { Html, Scene } from './scene.ts';
import { hrefOf, queryOf } from './view.ts';
import { dayOf, isoDayOf, timeOf } from './wording.ts';

export interface MessageOptions {
  /** Replies of the thread it opened. */
  replies?: number;
  /** Drawn in the thread pane, where ids must differ from those of the log. */
  inThread?: boolean;
  /** Replaces the message already on the page. */
  swap?: boolean;
}

/** @returns the id of a message's element on the page. */
export const messageElement = (id: string, inThread = false): string => `${inThread ? 't' : 'm'}-${id}`;

export function messageView(scene: Scene, message: LocalMessage, options: MessageOptions = {}): Html {
  const { t, people, clock } = scene;
  const author = people.find(({ handle }) => handle === message.author) ?? null;
  const name = author?.name ?? message.author ?? t('local.bot');
  const replies = options.inThread ? 0 : (options.replies ?? 0);
  const element = messageElement(message.id, options.inThread);
  const time = timeOf(message.postedAt, clock.timeZone, t.locale);
  return html`
    <article id="${element}" class="message ${message.visibleTo ? 'private' : ''}" aria-labelledby="${element}-by"
      ${options.swap ? html`hx-swap-oob="true"` : ''}>
      ${avatar(author)}
      <div class="body">
        <header>
          <b id="${element}-by" class="name">${name}</b>
          ${author?.job ? html`<small class="job">${author.job}</small>` : ''}
          <time datetime="${message.postedAt.toISOString()}">${time}</time>
          ${message.visibleTo ? html`<span class="eyes-only">${t('local.message.private')}</span>` : ''}
          ${options.inThread || replies > 0 || message.visibleTo ? '' : replyLink(scene, message)}
        </header>
        ${card(scene, message)}
        ${replies > 0 ? repliesLink(scene, message, replies) : ''}
      </div>
    </article>`;
}

/** The date between messages of two days. */
export function daySeparator({ t, clock }: Scene, postedAt: Date): Html {
  return html`<h2 class="day"><span>${dayOf(postedAt, clock.timeZone, t.locale)}</span></h2>`;
}

/** Messages with the date before the first of each day. */
export function messageList(
  scene: Scene,
  messages: LocalMessage[],
  optionsOf: (message: LocalMessage) => MessageOptions,
): Html[] {
  const { timeZone } = scene.clock;
  let day = '';
  return messages.flatMap((message) => {
    const own = isoDayOf(message.postedAt, timeZone);
    const separator = own === day ? [] : [daySeparator(scene, message.postedAt)];
    day = own;
    return [...separator, messageView(scene, message, optionsOf(message))];
  });
}

/** The card as any page draws it, its buttons in a form of their own. */
function card({ t, view }: Scene, message: LocalMessage): Html {
  const files = filesOf(message);
  const body = renderHtml({ ...cardOf(message), files }, t.locale, {
    button,
    file: (file) => fileLink(t, message.id, files.indexOf(file), file),
  });
  if (buttonsOf(cardOf(message)).length === 0) return html`<div class="card">${raw(body)}</div>`;
  return html`
    <form class="card" method="post" action="/local/press" hx-post="/local/press" hx-target="#dialog"
      hx-disabled-elt="find button">
      <input type="hidden" name="view" value="${queryOf(view)}">
      <input type="hidden" name="as" value="${view.as}">
      <input type="hidden" name="message" value="${message.id}">
      ${raw(body)}
    </form>`;
}

function fileLink(t: Translator, message: string, index: number, { name, label }: FileAttachment): string {
  const href = escapeHtml(fileAddress(message, index, name));
  const spoken = escapeHtml(t('local.message.file', { name }));
  return `<a href="${href}" download="${escapeHtml(name)}" title="${spoken}">${escapeHtml(label)}<small>${escapeHtml(name)}</small></a>`;
}

function button(one: Button): string {
  const look = one.style === 'primary' ? '' : one.style === 'danger' ? 'outline danger' : 'outline';
  const label = escapeHtml(one.label);
  if ('url' in one) {
    if (!isSafeAddress(one.url)) return '';
    return `<a role="button" class="${look}" href="${escapeHtml(one.url)}" target="_blank" rel="noopener">${label}</a>`;
  }
  const confirm = one.confirm ? ` data-confirm="${escapeHtml(one.confirm)}"` : '';
  return `<button name="button" value="${escapeHtml(one.id)}" class="${look}"${confirm}>${label}</button>`;
}

/** Beside the name until somebody replied, under the message from then on. */
function replyLink({ t, view }: Scene, { id }: LocalMessage): Html {
  return html`<a class="reply" href="${hrefOf(view, { pane: 'thread', thread: id })}"
    aria-label="${t('local.message.replyInThread')}">${t('local.message.reply')}</a>`;
}

function repliesLink({ t, view }: Scene, { id }: LocalMessage, count: number): Html {
  return html`<p class="replies"><a href="${hrefOf(view, { pane: 'thread', thread: id })}">${t('local.message.replies', { count })}</a></p>`;
}
