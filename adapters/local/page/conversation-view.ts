import { html } from 'hono/html';
import type { LocalMail, LocalMessage } from '../../../src/store/generated/client.ts';
import { composer } from './composer.ts';
import { messageList } from './message-view.ts';
import { mailList } from './panes.ts';
import { type Html, type Scene, titleOf } from './scene.ts';
import { welcome } from './welcome.ts';

/** Somebody who has this many messages knows the place. */
const fewMessages = 3;

export interface ConversationContent {
  /** Messages of the conversation outside threads. */
  messages: LocalMessage[];
  replies: Map<string, number>;
  /** For somebody without chat: their mails. */
  mails: LocalMail[];
  suggestion: { in: string; text: string } | null;
}

/** The middle of the page: what was said, and where one writes. */
export function conversationView(scene: Scene, content: ConversationContent): Html {
  const { t, me, conversation, view } = scene;
  const menu = (id: string, label: string, inside: Html) => html`
    <button type="button" class="outline menu" popovertarget="${id}"><span class="sr-only">${label}</span>${inside}</button>`;
  return html`
    <main id="conversation" class="conversation" tabindex="-1">
      <header>
        <div class="menus">
          ${menu('people', t('local.people.label'), html`<span>${me.name}</span>`)}
          ${menu('conversations', t('local.conversations.label'), html`<span>${titleOf(scene)}</span>`)}
        </div>
        <h1>${titleOf(scene)}</h1>
        <p class="topic">${topicOf(scene)}</p>
      </header>
      ${
        conversation
          ? html`${log(scene, content)}${composer(scene, { text: view.draft, focus: true })}`
          : html`<div class="log" id="log"><p class="empty">${t('local.mails.noChat', { person: me.name })}</p>${mailList(scene, content.mails)}</div>`
      }
    </main>`;
}

function topicOf({ t, me, conversation, workspaces }: Scene): string {
  if (!conversation) return me.email;
  if (!conversation.channel) return t('local.direct.topic', { person: me.name });
  const workspace = workspaces.find(({ id }) => id === me.workspace)?.name ?? t('local.place');
  return conversation.channel.topic ?? t('local.channel.topic', { workspace });
}

/** Spoken politely by screen readers as messages arrive. */
export function log(scene: Scene, { messages, replies, suggestion }: ConversationContent): Html {
  const { t, me, conversation } = scene;
  const newcomer = messages.length < fewMessages && !messages.some(({ author }) => author === me.handle);
  const channel = conversation?.channel?.name;
  return html`
    <div id="log" class="log" role="log" aria-label="${t('local.log.label', { conversation: titleOf(scene) })}" tabindex="0" hx-swap-oob="true">
      ${!channel && newcomer ? welcome(scene, suggestion) : ''}
      ${messages.length === 0 && channel ? html`<p class="empty">${t('local.log.emptyChannel', { channel })}</p>` : ''}
      ${messageList(scene, messages, ({ id }) => ({ replies: replies.get(id) ?? 0 }))}
    </div>`;
}
