/** Fields of a form, as a browser shows them without any script. */
import { html } from 'hono/html';
import type { FormField } from '../../../src/conversation/form.ts';
import type { Translator } from '../../../src/conversation/language.ts';
import type { Html } from '../page.ts';

export interface FieldPlace {
  t: Translator;
  /** Makes the ids of this form its own. */
  prefix: string;
  /** Before each field’s name: what is no field of a command must not be taken for one. */
  names: string;
  /** In one line: there what must be given is few, and what may be left out goes without saying. */
  inline: boolean;
}

/** One labelled field, its example and what is wrong with it tied to it for who does not see them. */
export function drawField({ t, prefix, names, inline }: FieldPlace, field: FormField): Html {
  const name = `${names}${field.name}`;
  if (field.kind === 'hidden') return html`<input type="hidden" name="${name}" value="${field.value ?? ''}">`;
  const id = `${prefix}-${field.name}`;
  // A calendar to press takes no words: their example would mislead.
  const hint = ['date', 'datetime-local'].includes(typeOf(field.kind, field.value ?? ''))
    ? ''
    : (field.hint ?? '');
  const notes = [hint ? `${id}-hint` : '', field.error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const attributes = html`id="${id}" name="${name}"${field.required ? html` required` : ''}${notes ? html` aria-describedby="${notes}"` : ''}${field.error ? html` aria-invalid="true"` : ''}`;
  return html`<div class="field field-${field.kind}">
<label for="${id}">${field.label}${field.required || inline ? '' : html` <small>(${t('web.board.optional')})</small>`}</label>
${control(t, field, attributes)}
${field.error ? html`<small id="${id}-error" class="error">${field.error}</small>` : ''}
${hint ? html`<small id="${id}-hint">${hint}</small>` : ''}
</div>`;
}

function control(t: Translator, field: FormField, attributes: Html): Html {
  const { kind, value = '', options = [], required, max } = field;
  const longest = max ? html` maxlength="${String(max)}"` : '';
  if (kind === 'longText') return html`<textarea ${attributes}${longest} rows="3">${value}</textarea>`;
  if (kind !== 'select')
    return html`<input type="${typeOf(kind, value)}" ${attributes}${longest} value="${value}" autocomplete="off">`;
  const none = value === '' || !required ? html`<option value="">${t('web.board.choose')}</option>` : '';
  return html`<select ${attributes}>${none}${options.map(
    (option) =>
      html`<option value="${option.value}"${option.value === value ? html` selected` : ''}>${option.label}</option>`,
  )}</select>`;
}

/** What was typed and not understood stays readable: a date input would drop it. */
function typeOf(kind: FormField['kind'], value: string): string {
  if (kind === 'dateTime')
    return value === '' || /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? 'datetime-local' : 'text';
  if (kind === 'date') return value === '' || /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
  if (kind === 'integer') return value === '' || /^-?\d+$/.test(value) ? 'number' : 'text';
  return kind === 'url' ? 'url' : 'text';
}
