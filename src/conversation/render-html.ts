/** Draws a card as HTML for the local page, mails and confirm pages: semantic, without styles or scripts. */
import type { Block, Button, Card, FileAttachment, ListItem, RichText, Span } from './card.ts';
import { escapeHtml, isSafeAddress } from './escape-html.ts';
import type { Locale } from './language.ts';
import { spansOf } from './rich-text.ts';
import { words } from './words.ts';

export interface HtmlOptions {
  /** Level of the heading; 3 when absent. */
  level?: 1 | 2 | 3 | 4 | 5;
  /** Draws one button as safe HTML, or '' to leave it out. Link buttons are links and others absent by default. */
  button?: (button: Button) => string;
  /** Draws one file as safe HTML; its label and name by default. */
  file?: (file: FileAttachment) => string;
}

/** @returns safe HTML: every text of the card escaped, addresses other than http(s), mailto, webcal shown as text. */
export function renderHtml(card: Card, locale: Locale, options: HtmlOptions = {}): string {
  const { level = 3, button = linkButton, file = fileName } = options;
  const buttons = (card.actions ?? []).map(button).join('');
  const files = (card.files ?? []).map((one) => `<li>${file(one)}</li>`).join('');
  return [
    card.heading ? `<h${level}>${inline(card.heading)}</h${level}>` : '',
    ...card.blocks.map((block) => renderBlock(block, locale, level, button)),
    files && `<ul class="files">${files}</ul>`,
    buttons && `<div class="actions">${buttons}</div>`,
    card.footer === undefined ? '' : `<footer><small>${inline(card.footer)}</small></footer>`,
  ].join('');
}

function renderBlock(
  block: Block,
  locale: Locale,
  level: number,
  button: (button: Button) => string,
): string {
  switch (block.kind) {
    case 'text':
      return paragraphs(block.text);
    case 'notice': {
      const label = words[locale](`conversation.tone.${block.tone}`);
      const spoken = label && `<strong>${escapeHtml(label)}</strong> `;
      return `<p class="notice" data-tone="${block.tone}">${spoken}${inline(block.text)}</p>`;
    }
    case 'fields':
      return `<dl>${block.fields
        .map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${inline(value)}</dd></div>`)
        .join('')}</dl>`;
    case 'list': {
      const heading = block.heading ? `<h${level + 1}>${inline(block.heading)}</h${level + 1}>` : '';
      const items = block.items.length > 0 ? `<ul>${block.items.map(listItem).join('')}</ul>` : '';
      return heading + items + (block.more ? button(block.more) : '');
    }
    case 'image':
      return isSafeAddress(block.url)
        ? `<img src="${escapeHtml(block.url)}" alt="${escapeHtml(block.alt)}">`
        : `<p>${escapeHtml(block.alt)}</p>`;
    case 'actions': {
      const buttons = block.buttons.map(button).join('');
      return buttons && `<div class="actions">${buttons}</div>`;
    }
    case 'divider':
      return '<hr>';
  }
}

function listItem({ text, detail, tone }: ListItem): string {
  const small = detail === undefined ? '' : `<br><small>${inline(detail)}</small>`;
  return `<li${tone ? ` data-tone="${tone}"` : ''}>${inline(text)}${small}</li>`;
}

/** Empty lines separate paragraphs; emphasis and links never span two of them. */
function paragraphs(text: RichText): string {
  if (typeof text !== 'string') return `<p>${inline(text)}</p>`;
  return text
    .split(/\n{2,}/)
    .map((part) => `<p>${inline(part)}</p>`)
    .join('');
}

/** @returns a rich text as inline HTML, line feeds as `<br>`. */
export function inline(text: RichText): string {
  return spansOf(text).map(span).join('');
}

function span(part: Span): string {
  if (typeof part === 'string') return lines(part);
  if ('bold' in part) return `<strong>${lines(part.bold)}</strong>`;
  if ('person' in part) return `<span class="person">${lines(part.name)}</span>`;
  const label = lines(part.label || part.link);
  return isSafeAddress(part.link) ? `<a href="${escapeHtml(part.link)}">${label}</a>` : label;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function linkButton(button: Button): string {
  if (!('url' in button) || !isSafeAddress(button.url)) return '';
  return `<a class="button" href="${escapeHtml(button.url)}">${escapeHtml(button.label)}</a>`;
}

function fileName({ label, name }: FileAttachment): string {
  return `${escapeHtml(label)} <small>(${escapeHtml(name)})</small>`;
}
