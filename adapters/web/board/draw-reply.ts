/** The answer to what was done on a page, above the page it was done on. */
import { html } from 'hono/html';
import type { Block, Card } from '../../../src/conversation/card.ts';
import type { Reply } from '../../../src/conversation/reply.ts';
import type { Html } from '../page.ts';
import { drawCard } from './draw-parts.ts';
import type { Scene } from './scene.ts';

/**
 * What was done in a sentence or two: the page under it shows the rest, which stays at hand. What was not done, and what asks
 * for a word first, is shown whole.
 */
export function drawReply(scene: Scene, reply: Reply): Html {
  const { card, outcome } = reply;
  if (!card) return html``;
  const done = outcome === 'done' || outcome === 'proposed';
  const news = newsOf(card);
  const tone = done ? 'success' : outcome === 'preview' ? 'neutral' : 'warning';
  if (!done || news.length === card.blocks.length)
    return html`<div class="reply" data-tone="${tone}" role="${done ? 'status' : 'alert'}" id="reply">${drawCard(scene, card)}</div>`;
  const { blocks: _whole, actions: _acts, footer: _foot, files: _files, ...head } = card;
  return html`<div class="reply" data-tone="${tone}" role="status" id="reply">
${drawCard(scene, { ...head, blocks: news })}
<details><summary>${scene.t('web.board.wholeReply')}</summary>${drawCard(scene, { ...card, heading: undefined })}</details>
</div>`;
}

/** What has just happened: its notices, else its first words. */
function newsOf({ blocks }: Card): Block[] {
  const notices = blocks.filter(({ kind }) => kind === 'notice');
  if (notices.length > 0) return notices;
  return blocks.filter(({ kind }) => kind === 'text').slice(0, 1);
}
