import type { HomeView } from '@slack/types';
import type { Card } from '../../../src/conversation/card.ts';
import { type DrawContext, drawCard } from './card-blocks.ts';
import { limits } from './limits.ts';

/** @returns the card as the Home tab of the app. */
export function drawHome(card: Card, context: DrawContext): HomeView {
  return {
    type: 'home',
    blocks: drawCard(card, context, { blocks: limits.viewBlocks, json: limits.viewJson }),
  };
}
