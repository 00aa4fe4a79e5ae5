import { html } from 'hono/html';
import type { Button } from '../../../src/conversation/card.ts';
import type { LocalMessage } from '../../../src/store/generated/client.ts';
import { buttonsOf } from '../acts.ts';
import { cardOf, filesOf } from '../message-store.ts';
import { fileAddress } from '../shown-message.ts';
import { avatar } from './avatar.ts';
import { cardBody } from './card-body.ts';
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
        </header>
        ${cardBody(cardOf(message))}
        ${files(scene, message)}
        ${buttons(scene, message)}
        ${options.inThread ? '' : threadLink(scene, message, options.replies ?? 0)}
      </div>
    </article>`;
}

/** The date between messages of two days. */
export function daySeparator({ t, clock }: Scene, postedAt: Date): Html {
  return html`<h3 class="day"><span>${dayOf(postedAt, clock.timeZone, t.locale)}</span></h3>`;
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

function files({ t }: Scene, message: LocalMessage): Html | '' {
  const list = filesOf(message);
  if (list.length === 0) return '';
  return html`<ul class="files">${list.map(
    ({ name, label }, index) => html`<li><a href="${fileAddress(message.id, index, name)}" download="${name}"
      aria-label="${t('local.message.file', { name })}"><span class="file-label">${label}</span><small>${name}</small></a></li>`,
  )}</ul>`;
}

function buttons({ t, view }: Scene, message: LocalMessage): Html | '' {
  const list = buttonsOf(cardOf(message));
  if (list.length === 0) return '';
  return html`
    <form class="actions" method="post" action="/local/press" hx-post="/local/press" hx-target="#dialog"
      hx-disabled-elt="find button" aria-label="${t('local.message.actions')}">
      <input type="hidden" name="view" value="${queryOf(view)}">
      <input type="hidden" name="as" value="${view.as}">
      <input type="hidden" name="message" value="${message.id}">
      ${list.map(button)}
    </form>`;
}

function button(one: Button): Html {
  const look = one.style === 'primary' ? '' : one.style === 'danger' ? 'outline danger' : 'outline';
  if ('url' in one) {
    return html`<a role="button" class="${look}" href="${one.url}" target="_blank" rel="noopener">${one.label}</a>`;
  }
  return html`<button name="button" value="${one.id}" class="${look}"
    ${one.confirm ? html`data-confirm="${one.confirm}"` : ''}>${one.label}</button>`;
}

function threadLink({ t, view }: Scene, { id }: LocalMessage, replies: number): Html {
  const label = replies > 0 ? t('local.message.replies', { count: replies }) : t('local.message.reply');
  return html`<p class="thread-link ${replies > 0 ? 'has-replies' : ''}"><a href="${hrefOf(view, { pane: 'thread', thread: id })}">${label}</a></p>`;
}
