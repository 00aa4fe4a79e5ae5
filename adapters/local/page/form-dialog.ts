import { html } from 'hono/html';
import { type FormField, introBesideFields } from '../../../src/conversation/form.ts';
import type { Translator } from '../../../src/conversation/language.ts';
import type { OpenedForm } from '../forms.ts';
import type { Html, Scene } from './scene.ts';
import { queryOf } from './view.ts';

/** A form of the bot, in a dialog; opened modally by the page's script, simply shown without it. */
export function formDialog({ t, view }: Scene, { id, form }: OpenedForm, problem?: string): Html {
  const intro = introBesideFields(form);
  return html`
    <dialog id="form-dialog" aria-labelledby="form-title">
      <article>
        <form method="post" action="/local/submit" hx-post="/local/submit" hx-target="#dialog"
          hx-disabled-elt="find button[type=submit]" novalidate>
          <header><h2 id="form-title">${form.title}</h2></header>
          <input type="hidden" name="view" value="${queryOf(view)}">
          <input type="hidden" name="as" value="${view.as}">
          <input type="hidden" name="form" value="${id}">
          ${intro ? html`<p>${intro}</p>` : ''}
          <p class="error" role="alert">${problem ?? ''}</p>
          ${form.fields.map((field) => row(t, field))}
          <footer>
            <button type="button" class="outline" data-close>${t('local.form.cancel')}</button>
            <button type="submit">${form.submitLabel}</button>
          </footer>
        </form>
      </article>
    </dialog>`;
}

/** One sentence that could not be shown anywhere nearer. */
export function noticeDialog({ t }: Scene, sentence: string): Html {
  return html`
    <dialog id="notice-dialog" aria-labelledby="notice-text">
      <article><p id="notice-text">${sentence}</p>
        <footer><button type="button" data-close>${t('local.form.close')}</button></footer></article>
    </dialog>`;
}

function row(t: Translator, field: FormField): Html {
  const name = `values.${field.name}`;
  if (field.kind === 'hidden') return html`<input type="hidden" name="${name}" value="${field.value ?? ''}">`;
  const id = `field-${field.name}`;
  // A calendar to press takes no words: their example would mislead.
  const typed = !['date', 'datetime-local'].includes(inputType(field.kind, field.value ?? ''));
  const hint = typed ? field.hint : undefined;
  const notes = [hint ? `${id}-hint` : '', field.error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const described = html`id="${id}" name="${name}" ${field.required ? html`required` : ''}
    ${notes ? html`aria-describedby="${notes}"` : ''} ${field.error ? html`aria-invalid="true"` : ''}`;
  return html`
    <div class="field">
      <label for="${id}">${field.label}${field.required ? '' : html` <span class="optional">(${t('local.form.optional')})</span>`}</label>
      ${input(t, field, described)}
      ${field.error ? html`<small id="${id}-error" class="field-error">${field.error}</small>` : ''}
      ${hint ? html`<small id="${id}-hint">${hint}</small>` : ''}
    </div>`;
}

function input(
  t: Translator,
  { kind, value = '', options = [], required, max }: FormField,
  described: Html,
): Html {
  const longest = max ? html`maxlength="${String(max)}"` : '';
  if (kind === 'longText') return html`<textarea ${described} ${longest} rows="4">${value}</textarea>`;
  if (kind === 'select') {
    const choice = options.map(
      (option) =>
        html`<option value="${option.value}" ${option.value === value ? html`selected` : ''}>${option.label}</option>`,
    );
    const none = value === '' || !required ? html`<option value="">${t('local.form.choose')}</option>` : '';
    return html`<select ${described}>${none}${choice}</select>`;
  }
  return html`<input type="${inputType(kind, value)}" ${described} ${longest} value="${value}">`;
}

/** What was typed and not understood stays readable: a date input would drop it. */
function inputType(kind: FormField['kind'], value: string): string {
  if (kind === 'dateTime')
    return value === '' || /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? 'datetime-local' : 'text';
  if (kind === 'date') return value === '' || /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
  if (kind === 'integer') return value === '' || /^-?\d+$/.test(value) ? 'number' : 'text';
  return kind === 'url' ? 'url' : 'text';
}
