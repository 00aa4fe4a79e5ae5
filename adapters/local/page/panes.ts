import { html } from 'hono/html';
import type { LocalMail, LocalMessage } from '../../../src/store/generated/client.ts';
import type { Jump } from '../actions.ts';
import type { SentRow } from '../host.ts';
import { composer } from './composer.ts';
import { messageList } from './message-view.ts';
import type { Html, Scene } from './scene.ts';
import { hrefOf } from './view.ts';
import { dayOf, isoDayOf, momentOf, shortMomentOf, timeOf } from './wording.ts';

/** What a pane may show beside the conversation. */
export type PaneContent =
  | { pane: 'thread'; messages: LocalMessage[] }
  | { pane: 'mails'; mails: LocalMail[] }
  | { pane: 'sent'; jump: Jump | null };

/** The column on the right; empty when nothing is open. */
export function pane(scene: Scene, content: PaneContent | null): Html {
  const { t, view } = scene;
  const shell = (heading: string, inside: Html) => html`
    <aside id="pane" class="pane" aria-labelledby="pane-heading" hx-swap-oob="true">
      <header><h2 id="pane-heading">${heading}</h2>
        <a class="close" href="${hrefOf(view, { pane: null, thread: null })}">${t('local.conversations.close')}</a></header>
      ${inside}
    </aside>`;
  switch (content?.pane) {
    case undefined:
      return html`<aside id="pane" class="pane" hidden></aside>`;
    case 'thread':
      return shell(t('local.thread.heading'), threadPane(scene, content.messages));
    case 'mails':
      return shell(t('local.mails.heading'), mailList(scene, content.mails));
    case 'sent':
      return shell(t('local.sent.heading'), sentList(scene, content.jump));
  }
}

function threadPane(scene: Scene, messages: LocalMessage[]): Html {
  const { t, view } = scene;
  return html`
    <div id="thread-log" class="log" role="log" aria-label="${t('local.thread.label')}" tabindex="0">
      ${messageList(scene, messages, () => ({ inThread: true }))}
    </div>
    ${composer(scene, { thread: view.thread ?? '' })}`;
}

/** Outgoing mails, the latest first. */
export function mailList(scene: Scene, mails: LocalMail[]): Html {
  const { t } = scene;
  return html`
    <div class="mails">
      <p class="note">${t('local.mails.note')}</p>
      <div id="mails">
        ${mails.length === 0 ? html`<p class="empty">${t('local.mails.empty')}</p>` : ''}
        ${mails.toReversed().map((mail) => mailView(scene, mail))}
      </div>
    </div>`;
}

export function mailView({ t, clock }: Scene, mail: LocalMail): Html {
  const { id, subject, to, text, calendar, sentAt } = mail;
  return html`
    <article class="mail" aria-labelledby="mail-${id}">
      <details>
        <summary>
          <span id="mail-${id}" class="subject">${subject}</span>
          <small>${t('local.mails.to', { to })}</small>
          <small><time datetime="${sentAt.toISOString()}">${shortMomentOf(sentAt, clock.timeZone, t.locale)}</time></small>
        </summary>
        ${calendar ? html`<p class="files"><a href="/local/mails/${id}/invitation.ics" download="invitation.ics">${t('local.mails.ics')}<small>invitation.ics</small></a></p>` : ''}
        <iframe src="/local/mails/${id}/html" title="${t('local.mails.body')}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
        <details class="plain"><summary>${t('local.mails.text')}</summary><pre tabindex="0">${text}</pre></details>
      </details>
    </article>`;
}

/** Everything that left during the last jump, day by day. */
export function sentList(scene: Scene, jump: Jump | null): Html {
  const { t, clock } = scene;
  if (!jump) return html`<p class="empty">${t('local.sent.none')}</p>`;
  const moment = momentOf(jump.clock.now, clock.timeZone, t.locale);
  const byDay = Map.groupBy(jump.sent, (row) => isoDayOf(row.at, clock.timeZone));
  return html`
    <div class="sent">
      <p role="status">${t('local.sent.summary', { count: jump.sent.length, moment })}</p>
      ${[...byDay.values()].map(
        (rows) => html`<section><h3>${dayOf(rows[0]?.at ?? jump.clock.now, clock.timeZone, t.locale)}</h3>
          <ol>${rows.map((row) => sentRow(scene, row))}</ol></section>`,
      )}
    </div>`;
}

function sentRow({ t, clock, people }: Scene, { at, rule, to, in: where, text }: SentRow): Html {
  const name = people.find(({ handle }) => handle === to)?.name ?? to;
  const [first = '', ...rest] = text.split('\n').filter((line) => line.trim() !== '');
  const place = where === 'mail' ? t('local.sent.mail') : where === 'dm' ? t('local.sent.direct') : '';
  return html`
    <li>
      <p class="sent-line"><time datetime="${at}">${timeOf(at, clock.timeZone, t.locale)}</time> <span class="rule">${rule}</span>
        <span>${t('local.sent.to', { to: name })}</span> ${place ? html`<small>${place}</small>` : ''}</p>
      ${
        rest.length === 0
          ? html`<p class="sent-text">${first}</p>`
          : html`<details><summary class="sent-text">${first}</summary><pre tabindex="0">${rest.join('\n')}</pre></details>`
      }
    </li>`;
}
