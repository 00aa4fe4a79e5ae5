/** The page behind a button of a mail that offers dates: each date with its three answers, sent together. */
import { html } from 'hono/html';
import type { Translators } from '../../src/conversation/catalogue.ts';
import type { PollSheet } from './host.ts';
import { type Html, page } from './page.ts';

/** @returns the whole page; without dates there is nothing to send any more. */
export function pollPage(translators: Translators, sheet: PollSheet): Html {
  const t = translators[sheet.locale];
  return page(
    sheet.locale,
    sheet.title,
    html`<h1>${sheet.title}</h1>
<p>${t('web.series.addressedTo', { person: sheet.person })}</p>
${sheet.news ? html`<p class="notice" role="status">${sheet.news}</p>` : ''}
${sheet.lines.map((line) => html`<p>${line}</p>`)}
${sheet.dates.length > 0 ? form(sheet) : ''}`,
  );
}

function form(sheet: PollSheet): Html {
  return html`<form class="answers" method="post">
<input type="hidden" name="seen" value="${sheet.seen}">
${sheet.dates.map((date) => dateField(sheet, date))}
<button>${sheet.submit}</button>
</form>`;
}

function dateField(
  { choices }: PollSheet,
  { number, when, detail, choice }: PollSheet['dates'][number],
): Html {
  return html`<fieldset>
<legend><strong>${when}</strong>${detail ? html`<br><small>${detail}</small>` : ''}</legend>
${choices.map(
  ({ value, label }) =>
    html`<label><input type="radio" name="date-${number}" value="${value}"${value === choice ? html` checked` : ''}> ${label}</label>`,
)}
</fieldset>`;
}
