/** The page behind an answer link: what the meeting is now, what was answered, and what can still be answered. */
import { html, raw } from 'hono/html';
import type { Translators } from '../../src/conversation/catalogue.ts';
import type { Locale, Translator } from '../../src/conversation/language.ts';
import { inline } from '../../src/conversation/render-html.ts';
import { type Answer, type AnswerSheet, type AnswerView, answers } from './host.ts';
import { type Html, page } from './page.ts';

/** Longest reason that is kept, in characters. */
export const reasonLength = 500;

type SheetView = Extract<AnswerView, { sheet: AnswerSheet }>;

/** What each state says first; `open` waits, every other one reports. */
const news: Record<SheetView['state'], (t: Translator, view: SheetView) => Html> = {
  open: (t) => paragraph(t('web.answer.open.text')),
  recorded: (t, { sheet }) =>
    html`${status(t, 'recorded', { answer: currentAnswer(t, sheet) })}${paragraph(t('web.answer.recorded.hint'))}`,
  used: (t) => status(t, 'used'),
  stale: (t) => status(t, 'stale'),
  incomplete: (t) => status(t, 'incomplete'),
  superseded: (t, { sheet }) => status(t, 'superseded', { when: sheet.meeting.when }),
  cancelled: (t) => status(t, 'cancelled'),
  over: (t) => status(t, 'over'),
  refused: (_, view) =>
    html`<p class="notice" role="status">${view.state === 'refused' ? view.reason : ''}</p>`,
};

/**
 * @param fallback language for people no link names.
 * @returns the whole page for what became of the link.
 */
export function answerPage(translators: Translators, view: AnswerView, fallback: Locale): Html {
  if (view.state === 'unknown') return noticePage(translators[fallback], 'unknown');
  if (view.state === 'expired') return noticePage(translators[view.locale], 'expired');
  const { sheet } = view;
  const t = translators[sheet.locale];
  const title = t('web.answer.title', { meeting: sheet.meeting.title });
  return page(
    sheet.locale,
    title,
    html`<h1>${sheet.meeting.title}</h1>
<p>${rich(t.rich('web.answer.addressedTo', { person: sheet.person }))}</p>
${news[view.state](t, view)}
${facts(t, sheet)}
${choices(t, view)}`,
  );
}

/** @returns a page of one heading and one sentence: there is nothing to answer. */
export function noticePage(t: Translator, about: 'unknown' | 'expired' | 'foreign'): Html {
  const heading = t(`web.answer.${about}.heading`);
  return page(t.locale, heading, html`<h1>${heading}</h1>${paragraph(t(`web.answer.${about}.text`))}`);
}

function facts(t: Translator, sheet: AnswerSheet): Html {
  const { when, place, videoLink } = sheet.meeting;
  const video = videoLink && /^https?:/i.test(videoLink) ? videoLink : null;
  return html`<dl class="facts">
<dt>${t('web.answer.when')}</dt><dd>${when}</dd>
${place ? html`<dt>${t('web.answer.where')}</dt><dd>${place}</dd>` : ''}
${video ? html`<dt>${t('web.answer.video')}</dt><dd><a href="${video}" rel="noreferrer">${t('web.answer.join')}</a></dd>` : ''}
<dt>${t('web.answer.current')}</dt><dd>${currentAnswer(t, sheet)}</dd>
</dl>`;
}

/** The asked answer stands alone until it is confirmed; afterwards all four are offered, as long as one counts. */
function choices(t: Translator, view: SheetView): Html {
  const { sheet, state } = view;
  if (state === 'cancelled' || state === 'over') return html``;
  if (state === 'open') {
    return html`<h2>${t('web.answer.open.heading')}</h2>
${form(t, sheet, [sheet.asked], true)}
<details><summary>${t('web.answer.other')}</summary>
${forms(
  t,
  sheet,
  answers.filter((answer) => answer !== sheet.asked),
)}
</details>`;
  }
  const heading = t(state === 'superseded' ? 'web.answer.answerNow' : 'web.answer.change');
  return html`<h2>${heading}</h2>${forms(t, sheet, answers)}`;
}

/** Fields that only one answer needs stand in a form of its own, so that none is asked in vain. */
const together: readonly (readonly Answer[])[] = [['present', 'remote'], ['absent'], ['substitute']];

function forms(t: Translator, sheet: AnswerSheet, offered: readonly Answer[]): Html {
  const groups = together.map((group) => group.filter((answer) => offered.includes(answer)));
  return html`${groups.filter((group) => group.length > 0).map((group) => form(t, sheet, group))}`;
}

function form(t: Translator, sheet: AnswerSheet, offered: readonly Answer[], confirm = false): Html {
  const forSubstitute = offered.includes('substitute');
  if (forSubstitute && sheet.substitutes.length === 0) return paragraph(t('web.answer.substitute.none'));
  return html`<form class="answers" method="post">
<input type="hidden" name="seen" value="${sheet.seen}">
${forSubstitute ? substituteField(t, sheet) : ''}
${forSubstitute || offered.includes('absent') ? reasonField(t, offered.join('-')) : ''}
${offered.map((answer) => button(t, sheet, answer, confirm))}
</form>`;
}

/** The one main button confirms; the others are outlined, and the present answer says that it is. */
function button(t: Translator, sheet: AnswerSheet, answer: Answer, confirm: boolean): Html {
  const words = t(`web.answer.${answer}`);
  if (confirm) {
    return html`<button name="answer" value="${answer}">${t('web.answer.confirm', { answer: words })}</button>`;
  }
  const label = answer === sheet.current ? t('web.answer.currentOne', { answer: words }) : words;
  return html`<button name="answer" value="${answer}" class="outline">${label}</button>`;
}

function reasonField(t: Translator, form: string): Html {
  return html`<label for="reason-${form}">${t('web.answer.reason.label')}</label>
<input id="reason-${form}" name="reason" maxlength="${reasonLength}" autocomplete="off">`;
}

function substituteField(t: Translator, sheet: AnswerSheet): Html {
  return html`<label for="substitute">${t('web.answer.substitute.label')}</label>
<select id="substitute" name="substitute" required>
<option value="">${t('web.answer.substitute.choose')}</option>
${sheet.substitutes.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
</select>`;
}

function currentAnswer(t: Translator, { current, currentSubstitute }: AnswerSheet): string {
  if (!current) return t('web.answer.current.none');
  if (current === 'substitute' && currentSubstitute) {
    return t('web.answer.current.substitute', { substitute: currentSubstitute });
  }
  return t(`web.answer.${current}`);
}

function status(t: Translator, state: string, values?: Record<string, string>): Html {
  return html`<p class="notice" role="status">${rich(t.rich(`web.answer.${state}`, values))}</p>`;
}

function paragraph(text: string): Html {
  return html`<p>${text}</p>`;
}

function rich(text: Parameters<typeof inline>[0]): Html {
  return html`${raw(inline(text))}`;
}
