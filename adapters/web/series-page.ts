/** The page behind a button of a mail about regular meetings: what they are, and what the person may say of them. */
import { html } from 'hono/html';
import type { Translators } from '../../src/conversation/catalogue.ts';
import type { SeriesSheet } from './host.ts';
import { type Html, page } from './page.ts';

/** Longest text that is kept, in characters. */
export const noteLength = 500;

/** @returns the whole page; each choice stands in a form of its own, so that none asks for another's words. */
export function seriesPage(translators: Translators, sheet: SeriesSheet): Html {
  const t = translators[sheet.locale];
  return page(
    sheet.locale,
    sheet.title,
    html`<h1>${sheet.title}</h1>
<p>${t('web.series.addressedTo', { person: sheet.person })}</p>
${sheet.news ? html`<p class="notice" role="status">${sheet.news}</p>` : ''}
${sheet.lines.map((line) => html`<p>${line}</p>`)}
${sheet.choices.length > 0 && !sheet.news ? html`<p>${t('web.answer.open.text')}</p>` : ''}
${sheet.choices.map((choice, index) => form(sheet, choice, index === 0))}
${sheet.dates.length > 0 ? html`<h2>${sheet.datesHeading ?? t('web.series.dates')}</h2><ul>${sheet.dates.map((date) => html`<li>${date}</li>`)}</ul>` : ''}`,
  );
}

function form(
  sheet: SeriesSheet,
  { value, label, note }: SeriesSheet['choices'][number],
  main: boolean,
): Html {
  return html`<form class="answers" method="post">
<input type="hidden" name="seen" value="${sheet.seen}">
${note ? html`<label for="note-${value}">${note}</label><input id="note-${value}" name="note" maxlength="${noteLength}" required autocomplete="off">` : ''}
<button name="choice" value="${value}"${main ? '' : html` class="outline"`}>${label}</button>
</form>`;
}
