import { html } from 'hono/html';
import { avatar } from './avatar.ts';
import { badge } from './people-nav.ts';
import { type Html, ownConversation, type Scene } from './scene.ts';
import { hrefOf, type View } from './view.ts';

/** Channels of the person's workspace, the direct conversation, and what lies beside. */
export function conversationNav(scene: Scene): Html {
  const { t, me, channels, workspaces, view, unread, conversation } = scene;
  const own = channels.filter((channel) => channel.workspace === me.workspace);
  const entry = (change: Partial<View>, label: Html | string, count: number, current: boolean) => html`
    <li><a id="to-${change.pane ?? change.in}" href="${hrefOf(view, change)}" class="${count > 0 ? 'unread' : ''}" ${current ? html`aria-current="page"` : ''}>
      <span class="name">${label}</span>${badge(count, t('local.people.new', { count }))}</a></li>`;
  const pane = { pane: null, thread: null } as const;
  return html`
    <nav id="conversations" class="conversations" popover aria-labelledby="conversations-heading" hx-swap-oob="innerHTML">
      <h2 id="conversations-heading">${workspaces.find(({ id }) => id === me.workspace)?.name ?? t('local.place')}</h2>
      <p class="acting">${avatar(me, 'small')}<span class="who"><span class="name">${me.name}</span>${me.job ? html`<small>${me.job}</small>` : ''}</span></p>
      ${
        me.workspace === null
          ? ''
          : html`
      <section><h3>${t('local.conversations.direct')}</h3><ul>${entry(
        { in: 'dm', ...pane },
        html`${avatar(null, 'small')}${t('local.bot')}`,
        unread.in(me, ownConversation(scene)),
        conversation !== null && conversation.channel === null,
      )}</ul></section>
      <section><h3>${t('local.conversations.channels')}</h3><ul>${own.map(({ name }) =>
        entry(
          { in: name, ...pane },
          html`<span class="hash" aria-hidden="true">#</span>${name}`,
          unread.in(me, name),
          conversation?.channel?.name === name,
        ),
      )}</ul></section>`
      }
      <section class="tools"><h3>${t('local.conversations.tools')}</h3><ul>
        ${entry({ pane: 'mails' }, t('local.conversations.mails'), 0, view.pane === 'mails')}
        ${entry({ pane: 'sent' }, t('local.conversations.sent'), 0, view.pane === 'sent')}
      </ul></section>
    </nav>`;
}
