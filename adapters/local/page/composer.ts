import { html } from 'hono/html';
import type { Html, Scene } from './scene.ts';
import { titleOf } from './scene.ts';
import { queryOf } from './view.ts';

export interface ComposerState {
  /** Message whose thread it writes to. */
  thread?: string;
  text?: string;
  error?: string;
  /** Takes the keyboard once shown. */
  focus?: boolean;
}

/** Where one writes; commands are completed as one types (ARIA combobox with a list). */
export function composer(scene: Scene, { thread, text = '', error, focus }: ComposerState): Html {
  const { t, view, conversation } = scene;
  const id = thread ? 'thread-composer' : 'composer';
  const channel = conversation?.channel?.name;
  const hint = thread
    ? t('local.composer.thread')
    : channel
      ? t('local.composer.channel', { channel })
      : t('local.composer.direct');
  return html`
    <form id="${id}" class="composer" method="post" action="/local/say" hx-post="/local/say" hx-swap="outerHTML"
      hx-disabled-elt="find button" autocomplete="off">
      <input type="hidden" name="view" value="${queryOf(view)}">
      <input type="hidden" name="as" value="${view.as}">
      <input type="hidden" name="in" value="${view.in}">
      ${thread ? html`<input type="hidden" name="thread" value="${thread}">` : ''}
      <ul id="${id}-options" class="completions" role="listbox" aria-label="${t('local.composer.completions')}" hidden></ul>
      <p class="error" role="alert">${error ?? ''}</p>
      <div class="composer-row">
        <input id="${id}-text" type="text" name="text" required maxlength="8000" value="${text}" placeholder="${hint}"
          aria-label="${t('local.composer.label', { conversation: titleOf(scene) })}"
          role="combobox" aria-expanded="false" aria-autocomplete="list" aria-controls="${id}-options"
          ${focus ? html`autofocus` : ''}>
        <button>${t('local.composer.send')}</button>
      </div>
    </form>`;
}
