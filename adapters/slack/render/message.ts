import type { KnownBlock } from '@slack/types';
import type { Card } from '../../../src/conversation/card.ts';
import { buttonsOf } from '../../../src/conversation/card.ts';
import { renderText } from '../../../src/conversation/render-text.ts';
import { type DrawContext, drawCard } from './card-blocks.ts';
import { limits } from './limits.ts';
import { cutDrawn, escapeMrkdwn } from './mrkdwn.ts';

/** Body of chat.postMessage, chat.postEphemeral, chat.update and of an answer by response_url. */
export interface DrawnMessage {
  /** The words alone: notifications, screen readers, search. */
  text: string;
  blocks: KnownBlock[];
}

/** @returns the card as a message inside every limit of Slack, whatever the card. */
export function drawMessage(card: Card, context: DrawContext): DrawnMessage {
  const { t } = context;
  const words =
    renderText(card, t.locale).trim() ||
    buttonsOf(card)
      .map(({ label }) => label)
      .join(', ');
  const text = cutDrawn(escapeMrkdwn(words).trim(), limits.fallbackText, t('slack.render.cut'));
  return {
    text: text || t('slack.render.untitled'),
    blocks: drawCard(card, context, { blocks: limits.messageBlocks, json: limits.messageJson }),
  };
}
