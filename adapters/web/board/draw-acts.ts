/** Buttons and forms of a page: each a small form of its own, so that it works without any script. */
import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import { isSafeAddress } from '../../../src/conversation/escape-html.ts';
import { type Form, introBesideFields } from '../../../src/conversation/form.ts';
import type { CommandForm, FilterForm, PageAct, PageButton } from '../../../src/conversation/page.ts';
import type { Html } from '../page.ts';
import { drawField } from './draw-fields.ts';
import { drawUpload } from './draw-upload.ts';
import { argumentPrefix, type Scene } from './scene.ts';

/** @param about the row it stands in, said with it to who does not see them side by side */
export function drawAct(scene: Scene, act: PageAct, about?: string): Html {
  if ('kind' in act)
    return act.kind === 'upload' ? drawUpload(scene, act, about) : drawForm(scene, act, about);
  if ('url' in act) return drawLink(act);
  const spoken = act.spoken ?? (about && scene.t('web.board.about', { label: act.label, about }));
  return drawButton(scene, { ...act, spoken });
}

function drawLink({ label, url, style }: { label: string; url: string; style?: string }): Html {
  if (!isSafeAddress(url)) return html``;
  return html`<a role="button" class="${lookOf(style)}" href="${url}" rel="noreferrer">${label}</a>`;
}

function drawButton(scene: Scene, button: PageButton): Html {
  const { label, style, spoken, confirm, asForm } = button;
  return html`<form class="act" method="post" action="${scene.root}/board/act">
${carried(scene, { ...button, way: asForm ? 'asForm' : 'button' })}
${confirm ? html`<input type="hidden" name="confirm" value="${confirm}">` : ''}
<button class="${lookOf(style)}"${spoken ? html` aria-label="${spoken}" title="${spoken}"` : ''}>${label}</button>
</form>`;
}

/** The main button is full, the others are outlined. */
function lookOf(style: string | undefined): string {
  if (style === 'primary') return 'main';
  return style === 'danger' ? 'outline danger' : 'outline';
}

/** What travels with an act and nobody types. */
export function carried(
  { back }: Pick<Scene, 'back'>,
  { command, arguments: given, way }: { command: string; arguments: Record<string, string>; way: string },
): Html {
  return html`<input type="hidden" name="event" value="${randomUUID()}">
<input type="hidden" name="back" value="${back}">
<input type="hidden" name="command" value="${command}">
<input type="hidden" name="way" value="${way}">
${Object.entries(given).map(([name, value]) => html`<input type="hidden" name="${argumentPrefix}${name}" value="${value}">`)}`;
}

/** A form that stands open on its page, or folded under its title. */
export function drawForm(scene: Scene, form: CommandForm, about?: string): Html {
  const { t, root } = scene;
  const { id, heading, inline, folded, submitLabel } = form;
  const place = { t, prefix: id, names: argumentPrefix, inline: inline ?? false };
  const named = (label: string) =>
    about ? html` aria-label="${t('web.board.about', { label, about })}"` : html``;
  const drawn = html`<form class="${inline ? 'inline' : 'stacked'}" method="post" action="${root}/board/act"${heading && !about ? html` aria-label="${heading}"` : named(heading ?? submitLabel)}>
${carried(scene, { ...form, way: 'form' })}
${form.fields.map((field) => drawField(place, field))}
<div class="field submit"><button class="${inline ? 'outline' : 'main'}"${named(submitLabel)}>${submitLabel}</button></div>
</form>`;
  if (!heading) return drawn;
  return folded
    ? html`<details><summary${named(heading)}>${heading}</summary>${drawn}</details>`
    : html`<div class="titled"><h3>${heading}</h3>${drawn}</div>`;
}

/** The form of a command with what is missing or wrong, on a page of its own. */
export function drawOpenedForm(scene: Scene, form: Form): Html {
  const { t, root, back } = scene;
  const place = { t, prefix: 'form', names: argumentPrefix, inline: false };
  const intro = introBesideFields(form);
  return html`${intro ? html`<p class="notice" role="alert">${intro}</p>` : ''}
<form class="stacked opened" method="post" action="${root}/board/act">
${carried(scene, { command: form.command, arguments: {}, way: 'form' })}
${form.fields.map((field) => drawField(place, field))}
<div class="field submit"><button class="main">${form.submitLabel}</button>
<a role="button" class="outline" href="${root}/board/${back}">${t('web.board.cancel')}</a></div>
</form>`;
}

/** Questions to the page itself. */
export function drawFilter({ t }: Scene, { fields, submitLabel }: FilterForm): Html {
  return html`<form class="inline filter" method="get">
${fields.map((field) => drawField({ t, prefix: 'filter', names: '', inline: true }, field))}
<div class="field submit"><button class="outline">${submitLabel}</button></div>
</form>`;
}
