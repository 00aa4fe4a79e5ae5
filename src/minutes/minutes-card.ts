/** Minutes as a card: what they say, and what the person who reads may do. */
import type { Block, Card } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { agreedTo } from './accords.ts';
import { ownBlocks, summaryBlocks, wholeBlocks } from './content-blocks.ts';
import { approvalLine, openCorrections, requestBlocks } from './held-back.ts';
import type { MinutesInHand } from './minutes.ts';
import { actButtons, type DocumentLinks, fileButtons, settleButtons } from './minutes-buttons.ts';
import { standingLine } from './standing-line.ts';
import type { Viewer } from './viewer.ts';

/** @param notice a sentence about what has just happened, above all else */
export function minutesCard(
  minutes: MinutesInHand,
  viewer: Viewer,
  t: Translator,
  links: DocumentLinks,
  notice?: { tone: 'success' | 'warning' | 'neutral'; text: string },
): Card {
  const { content } = minutes;
  const own = content.items.filter(({ personIds }) => personIds.includes(viewer.personId ?? ''));
  return {
    heading: t('minutes.card.heading', { title: content.title }),
    blocks: [
      ...(notice ? [{ kind: 'notice' as const, ...notice }] : []),
      { kind: 'text', text: standingLine(minutes, t) },
      ...(viewer.reads === 'whole' ? wholeBlocks(minutes, t) : []),
      ...(viewer.reads === 'summary' ? summaryBlocks(content, t) : []),
      ...(viewer.reads !== 'whole' ? ownBlocks(own, content, t) : []),
      ...(viewer.edits ? correctionBlocks(minutes, t) : []),
      ...askBlocks(minutes, viewer, t),
    ],
    actions: [
      ...actButtons(minutes, viewer, t),
      ...(viewer.reads === 'whole' ? fileButtons(minutes, t, links) : []),
    ],
    ...(viewer.reads === 'summary' ? { footer: t('minutes.card.summaryOnly') } : {}),
    ...(viewer.reads === 'ownItems' ? { footer: t('minutes.card.ownItemsOnly') } : {}),
  };
}

/** Corrections members asked for, each over its buttons while it waits; and the requests that wait elsewhere. */
function correctionBlocks(minutes: MinutesInHand, t: Translator): Block[] {
  const asked = openCorrections(minutes).flatMap(({ number, text }): Block[] => [
    { kind: 'notice', tone: 'warning', text: t('minutes.correction.waiting', { number, text }) },
    { kind: 'actions', buttons: settleButtons(minutes, number, t) },
  ]);
  return [...asked, ...requestBlocks(minutes, t)];
}

/** What is asked of who reads, and by when. */
function askBlocks(minutes: MinutesInHand, viewer: Viewer, t: Translator): Block[] {
  if (minutes.state !== 'sent' || !viewer.seat) return [];
  if (agreedTo(minutes).includes(viewer.personId ?? ''))
    return [{ kind: 'notice', tone: 'success', text: t('minutes.ask.validated') }];
  return [{ kind: 'text', text: approvalLine(minutes, t, 'minutes.ask') }];
}
