/** The page behind a button of a mail: the message, what may be answered, and what became of the answer. */
import { html, raw } from 'hono/html';
import type { Button, Card } from '../../src/conversation/card.ts';
import type { Translators } from '../../src/conversation/catalogue.ts';
import { isSafeAddress } from '../../src/conversation/escape-html.ts';
import { type Form, introBesideFields } from '../../src/conversation/form.ts';
import type { Translator } from '../../src/conversation/language.ts';
import { renderHtml } from '../../src/conversation/render-html.ts';
import { drawField } from './board/draw-fields.ts';
import { type Html, page } from './page.ts';
import type { ReplySheet } from './reply-host.ts';

/** Before the name of each value somebody fills in. */
export const valuePrefix = 'value.';

interface Scene {
  t: Translator;
  sheet: ReplySheet;
}

/** @returns the whole page: a form to fill in, what became of the answer, or the message as it stands */
export function replyPage(translators: Translators, sheet: ReplySheet): Html {
  const scene = { t: translators[sheet.locale], sheet };
  const form = sheet.reply?.form;
  const offer = form && sheet.offerOfForm(form);
  const { title, body, leftMessage } =
    form && offer
      ? { title: form.title, body: drawnForm(scene, form, offer), leftMessage: true }
      : present(scene);
  return page(
    sheet.locale,
    title,
    html`<p class="addressed">${scene.t('web.series.addressedTo', { person: sheet.person })}</p>
${body}
${leftMessage ? html`<p class="back"><a href="?">${scene.t('web.reply.back')}</a></p>` : ''}`,
  );
}

interface Present {
  title: string;
  body: Html;
  /** The message itself is not on the page. */
  leftMessage: boolean;
}

/** The message, what the answer has made of it, or what was said back. */
function present(scene: Scene): Present {
  const { t, sheet } = scene;
  const { reply, stale, over } = sheet;
  const shown = (card: Card, news: Html | null = null, leftMessage = false): Present => ({
    title: card.heading ?? sheet.card.heading ?? '',
    body: html`${news ?? ''}${drawnCard(scene, card, 1)}`,
    leftMessage,
  });
  const message = over ? withoutActs(sheet.card) : sheet.card;
  if (stale) return shown(message, notice(t('web.reply.stale'), 'alert'));
  if (!reply?.card)
    return over
      ? shown(message, notice(t('web.reply.over')))
      : shown(withPressedFirst(message, sheet.pressed));
  const { card, outcome, replaces } = reply;
  const done = outcome === 'done' || outcome === 'preview';
  if (replaces && card.heading === sheet.card.heading)
    return shown(card, done ? notice(t('web.reply.done')) : null);
  return done ? shown(card, null, true) : shown(message, refused(scene, card));
}

/** Why nothing was done, above the message as it stands. */
function refused(scene: Scene, card: Card): Html {
  return html`<div class="refused" role="alert">${drawnCard(scene, card, 2)}</div>`;
}

function notice(text: string, role: 'status' | 'alert' = 'status'): Html {
  return html`<p class="notice" role="${role}">${text}</p>`;
}

function drawnCard(scene: Scene, card: Card, level: 1 | 2): Html {
  const drawn = renderHtml(card, scene.sheet.locale, {
    level,
    button: (button) => String(drawnButton(scene, button)),
  });
  return html`<article class="card">${raw(drawn)}</article>`;
}

/** Each button is a small form of its own, so that it works without any script. */
function drawnButton({ t, sheet }: Scene, button: Button): Html {
  const look = button.style === 'primary' ? '' : button.style === 'danger' ? 'outline danger' : 'outline';
  if ('url' in button)
    return isSafeAddress(button.url)
      ? html`<a role="button" class="${look}" href="${button.url}" rel="noreferrer">${button.label}</a>`
      : html``;
  const offer = sheet.offerOf(button);
  if (offer === null) return html``;
  const { label, confirm } = button;
  return html`<form class="answers" method="post">
<input type="hidden" name="offer" value="${offer}">
${
  confirm
    ? html`<details><summary role="button" class="${look}">${label}</summary>
<p>${confirm}</p><button>${t('web.board.confirm.yes')}</button></details>`
    : html`<button class="${look}">${label}</button>`
}
</form>`;
}

function drawnForm({ t }: Scene, form: Form, offer: string): Html {
  const intro = introBesideFields(form);
  const wrong = form.fields.some(({ error }) => error);
  const place = { t, prefix: 'reply', names: valuePrefix, inline: false };
  const asked = form.fields.filter(({ kind }) => kind !== 'hidden');
  return html`<h1>${form.title}</h1>
${intro ? notice(intro, wrong ? 'alert' : 'status') : ''}
<form class="answers filled" method="post">
<input type="hidden" name="offer" value="${offer}">
${asked.map((field) => drawField(place, field))}
<button>${form.submitLabel}</button>
</form>`;
}

/** What was pressed in the mail is the main button of its page. */
function withPressedFirst(card: Card, pressed: string): Card {
  const { actions = [] } = card;
  const [main] = actions.filter(({ id }) => id === pressed);
  if (!main) return card;
  const others = actions.filter((one) => one !== main).map(plainly);
  return { ...card, actions: [{ ...main, style: 'primary' }, ...others] };
}

function plainly(button: Button): Button {
  return button.style === 'primary' ? { ...button, style: undefined } : button;
}

function withoutActs(card: Card): Card {
  return { ...card, blocks: card.blocks.filter(({ kind }) => kind !== 'actions'), actions: [] };
}
