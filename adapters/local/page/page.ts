import { html, raw } from 'hono/html';
import type { OpenedForm } from '../forms.ts';
import { clockBar } from './clock-bar.ts';
import { conversationNav } from './conversation-nav.ts';
import { type ConversationContent, conversationView } from './conversation-view.ts';
import { formDialog } from './form-dialog.ts';
import { type PaneContent, pane } from './panes.ts';
import { peopleNav } from './people-nav.ts';
import { type Html, type Scene, titleOf } from './scene.ts';
import { queryOf } from './view.ts';

/** No inline style or script anywhere: the page's policy forbids them. */
const htmxSettings = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  selfRequestsOnly: true,
  historyEnabled: false,
  responseHandling: [
    { code: '204', swap: false },
    { code: '...', swap: true },
  ],
});

export interface PageContent {
  conversation: ConversationContent;
  pane: PaneContent | null;
  form: OpenedForm | null;
  /** State of the feed when the content was read. */
  revision: string;
}

export function page(scene: Scene, content: PageContent): Html {
  const { t, view, me } = scene;
  const live = `/local/live?${queryOf(view)}&since=${content.revision}`;
  const inside = html`
    <a class="skip" href="#conversation">${t('local.skip')}</a>
    ${clockBar(scene)}
    <div class="desk ${content.pane ? 'with-pane' : ''}">
      ${peopleNav(scene)}
      ${conversationNav(scene)}
      ${conversationView(scene, content.conversation)}
      ${pane(scene, content.pane)}
    </div>
    <div id="dialog">${content.form ? formDialog(scene, content.form) : ''}</div>
    <dialog id="confirm-dialog" aria-labelledby="confirm-text">
      <article><p id="confirm-text"></p>
        <footer><button type="button" class="outline" value="no">${t('local.confirm.no')}</button>
          <button type="button" value="yes">${t('local.confirm.yes')}</button></footer></article>
    </dialog>
    <div id="live" hx-ext="sse" sse-connect="${live}" sse-swap="page" hx-swap="none"></div>`;
  return frame(t.locale, t('local.title', { conversation: titleOf(scene), person: me.name }), inside);
}

/** The document around a page. */
export function frame(locale: string, title: string, inside: Html): Html {
  return html`${raw('<!doctype html>')}
    <html lang="${locale}" data-theme="light">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title}</title>
        <link rel="icon" href="/local/assets/copil.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/local/assets/pico.css">
        <link rel="stylesheet" href="/local/assets/local.css">
        <meta name="htmx-config" content="${htmxSettings}">
        <script src="/local/assets/htmx.js" defer></script>
        <script src="/local/assets/sse.js" defer></script>
        <script src="/local/assets/page.js" type="module"></script>
        <script src="/local/assets/completion.js" type="module"></script>
      </head>
      <body>${inside}</body>
    </html>`;
}
