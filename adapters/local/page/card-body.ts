/** The inside of a card: headings, text, notices, lists; buttons and files are drawn by the message. */
import { html } from 'hono/html';
import type { Block, Card, ListItem, RichText, Span } from '../../../src/conversation/card.ts';
import type { Html } from './scene.ts';

export function cardBody({ heading, blocks, footer }: Card): Html {
  return html`<div class="card">
    ${heading ? html`<p class="card-heading">${heading}</p>` : ''}
    ${blocks.map(block)}
    ${footer ? html`<footer>${rich(footer)}</footer>` : ''}
  </div>`;
}

function block(part: Block): Html {
  switch (part.kind) {
    case 'text':
      return html`<p>${rich(part.text)}</p>`;
    case 'notice':
      return html`<p class="notice ${part.tone}">${rich(part.text)}</p>`;
    case 'fields':
      return html`<dl>${part.fields.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${rich(value)}</dd></div>`)}</dl>`;
    case 'list':
      return html`${part.heading ? html`<p class="list-heading">${part.heading}</p>` : ''}<ul>${part.items.map(item)}</ul>`;
    case 'image':
      return html`<img src="${part.url}" alt="${part.alt}">`;
    case 'divider':
      return html`<hr>`;
  }
}

const item = ({ text, detail, tone }: ListItem): Html =>
  html`<li class="${tone ?? ''}">${rich(text)}${detail ? html`<small>${rich(detail)}</small>` : ''}</li>`;

function rich(text: RichText): Html | Html[] | string {
  return typeof text === 'string' ? text : text.map(span);
}

function span(part: Span): Html {
  if (typeof part === 'string') return html`${part}`;
  if ('bold' in part) return html`<b>${part.bold}</b>`;
  if ('link' in part) return html`<a href="${part.link}" rel="noopener" target="_blank">${part.label}</a>`;
  return html`<span class="mention">@${part.name}</span>`;
}
