/** Minutes as a card: what they say, and what the person who reads may do. */
import type { Block, Card } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { agreedTo } from './accords.ts';
import { ownBlocks, summaryBlocks, wholeBlocks } from './content-blocks.ts';
import type { MinutesInHand } from './minutes.ts';
import { actButtons, type DocumentLinks, fileButtons, settleButtons } from './minutes-buttons.ts';
import { spokenMinutes } from './spoken-minutes.ts';
import { lockLine, standingLine } from './standing-line.ts';
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

/** Corrections members asked for, each over its buttons while it waits. */
function correctionBlocks(minutes: MinutesInHand, t: Translator): Block[] {
  const waiting = minutes.corrections.filter(({ state }) => state === 'asked');
  return waiting.flatMap(({ number, text: asked }): Block[] => [
    { kind: 'notice', tone: 'warning', text: t('minutes.correction.waiting', { number, text: asked }) },
    { kind: 'actions', buttons: settleButtons(minutes, number, t) },
  ]);
}

/** What is asked of who reads, and by when. */
function askBlocks(minutes: MinutesInHand, viewer: Viewer, t: Translator): Block[] {
  if (minutes.state !== 'sent' || !viewer.seat) return [];
  const lock = lockLine(minutes, t);
  if (agreedTo(minutes).includes(viewer.personId ?? ''))
    return [{ kind: 'notice', tone: 'success', text: t('minutes.ask.validated') }];
  const waiting = minutes.corrections.some(({ state }) => state === 'asked');
  const said = t(waiting ? 'minutes.ask.held' : 'minutes.ask', {
    lock,
    ...spokenMinutes(minutes.meeting, t),
  });
  return [{ kind: 'text', text: said }];
}
