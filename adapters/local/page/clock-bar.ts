import { html } from 'hono/html';
import { locales } from '../../../src/conversation/language.ts';
import { avatar } from './avatar.ts';
import type { Html, Scene } from './scene.ts';
import { hrefOf, queryOf } from './view.ts';
import { dayOf, shortMomentOf, timeOf } from './wording.ts';

/** The bar on top: the business date and the ways to move it. */
export function clockBar(scene: Scene, error?: string): Html {
  const { t, view } = scene;
  const move = (fields: Html) => html`
    <form method="post" action="/local/clock" hx-post="/local/clock" hx-swap="none"
      hx-disabled-elt="find button" hx-indicator="#moving">
      <input type="hidden" name="view" value="${queryOf(view)}">
      ${fields}
    </form>`;
  return html`
    <header class="clock-bar" aria-label="${t('local.clock.label')}">
      <a class="brand" href="/local">${avatar(null)}<span class="brand-name">copil</span></a>
      ${clockFace(scene)}
      <div class="clock-moves">
        ${move(html`<button name="advance" value="P1D" class="outline">${t('local.clock.day')}</button>`)}
        ${move(html`<button name="advance" value="next">${t('local.clock.event')}</button>`)}
        <button type="button" class="outline menu" popovertarget="clock-to-form">${t('local.clock.to')}…</button>
        <div id="clock-to-form" class="to" popover>
        ${move(
          html`<label for="clock-to" class="sr-only">${t('local.clock.to')}</label>
          ${clockField(scene)}
          <button class="outline">${t('local.clock.go')}</button>`,
        )}</div>
      </div>
      ${languageSwitch(scene)}
      <p id="moving" class="moving" role="status"><span aria-busy="true">${t('local.clock.moving')}</span></p>
      ${clockError(error)}
    </header>`;
}

export function clockError(error?: string): Html {
  return html`<p id="clock-error" class="error" role="alert" hx-swap-oob="true">${error ?? ''}</p>`;
}

/** The date itself, redrawn after each move. */
export function clockFace({ t, clock }: Scene): Html {
  const { now, next, timeZone } = clock;
  return html`
    <div id="clock-face" class="clock-face" hx-swap-oob="true" role="status">
      <p class="now"><time datetime="${now}">${dayOf(now, timeZone, t.locale)} <b>${timeOf(now, timeZone, t.locale)}</b></time></p>
      <p class="next">${
        next
          ? t('local.clock.next', { moment: shortMomentOf(next, timeZone, t.locale) })
          : t('local.clock.nothing')
      }</p>
    </div>`;
}

/** The field starts from the present moment, after each move again. */
export function clockField({ clock }: Scene): Html {
  return html`<input id="clock-to" type="datetime-local" name="to" required min="${clock.local}" value="${clock.local}" hx-swap-oob="true">`;
}

function languageSwitch({ t, view }: Scene): Html {
  return html`
    <nav class="languages" aria-label="${t('local.language.label')}">
      ${locales.map(
        (locale) => html`<a href="${hrefOf(view, { lang: locale })}" lang="${locale}" hreflang="${locale}"
          title="${t(`local.language.${locale}`)}" ${t.locale === locale ? html`aria-current="true"` : ''}>${locale.toUpperCase()}</a>`,
      )}
    </nav>`;
}
