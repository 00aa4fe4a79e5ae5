/** Draws a card as Block Kit blocks that fit where they are shown, whatever the card. */
import type { KnownBlock } from '@slack/types';
import type { Block, Button, Card, Field, ListItem, RichText, Tone } from '../../../src/conversation/card.ts';
import type { Translator } from '../../../src/conversation/language.ts';
import { isLoopback } from '../../../src/loopback.ts';
import { buttonDrawer, type DrawButtons, type ValueOf } from './buttons.ts';
import { codePoints, limits } from './limits.ts';
import { cutDrawn, drawBold, drawRichText, type Mention } from './mrkdwn.ts';
import { fits, type Room, type Sheet, squeeze } from './sheet.ts';
import { isWebAddress, mrkdwn, oneLine, plain } from './text-objects.ts';

/** What drawing a card needs to know. */
export interface DrawContext {
  /** Sentences of the house and of this adapter, in the reader's language. */
  t: Translator;
  valueOf: ValueOf;
  mention: Mention;
}

/** How much of a card is shown: items of a list, code points of a text, buttons that stand together. */
interface Measure {
  items: number;
  text: number;
  buttons: number;
}

/** Less and less of what is long. */
const measures: readonly Measure[] = [
  { items: 40, text: 2000, buttons: 25 },
  { items: 20, text: 1000, buttons: 20 },
  { items: 10, text: 500, buttons: 15 },
  { items: 5, text: 250, buttons: 10 },
  { items: 3, text: 120, buttons: 5 },
];

const signs: Record<Tone, string> = { neutral: 'ℹ️', success: '✅', warning: '⚠️', danger: '⛔' };

/** @returns the blocks of the card; where something had to be left out, a sentence says so. */
export function drawCard(card: Card, context: DrawContext, room: Room): KnownBlock[] {
  // What is longer than the room cannot fit: this is everything.
  const whole: Measure = { items: room.json, text: room.json, buttons: room.json };
  let sheet: Sheet = { head: [], body: [], tail: [] };
  for (const measure of [whole, ...measures]) {
    sheet = drawSheet(card, context, measure);
    if (fits(sheet, room)) return [...sheet.head, ...sheet.body, ...sheet.tail];
  }
  return squeeze(sheet, room, smallPrint(context.t('slack.render.rest')));
}

/** Draws the parts of one card in one measure. */
interface Pen extends DrawContext {
  measure: Measure;
  drawButtons: DrawButtons;
}

function drawSheet(card: Card, context: DrawContext, measure: Measure): Sheet {
  const pen: Pen = { ...context, measure, drawButtons: buttonDrawer(context.t, context.valueOf) };
  return {
    head: heading(card.heading),
    body: card.blocks.flatMap((block) => drawBlock(block, pen)),
    tail: [
      ...buttons(card.actions ?? [], pen),
      ...prints((card.files ?? []).map(({ label, name }) => `${label} (${name})`).join('\n'), pen),
      ...prints(card.footer ?? '', pen),
    ],
  };
}

function drawBlock(block: Block, pen: Pen): KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return sections([rich(block.text, pen)], pen);
    case 'notice':
      return sections([notice(block.tone, block.text, pen)], pen);
    case 'fields':
      return sections(
        block.fields.map((field) => fieldLine(field, pen)),
        pen,
      );
    case 'list':
      return [
        ...sections(listLines(block, pen), pen),
        ...pen.drawButtons(block.more === undefined ? [] : [block.more]),
      ];
    case 'image':
      return image(block.url, block.alt, pen);
    case 'actions':
      return buttons(block.buttons, pen);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

/** A heading too long for Slack's header stands as bold text: nothing of it is lost. */
function heading(text = ''): KnownBlock[] {
  const line = oneLine(text);
  if (line === '') return [];
  if (codePoints(line) <= limits.header) return [{ type: 'header', text: plain(line, limits.header) }];
  return [{ type: 'section', text: mrkdwn(cutDrawn(drawBold(line), limits.sectionText, '…')) }];
}

function rich(text: RichText, { mention, measure, t }: Pen): string {
  return cutDrawn(drawRichText(text, mention), measure.text, t('slack.render.cut'));
}

/** The sign is for the eye, the word after it for the ear. */
function notice(tone: Tone, text: RichText, pen: Pen): string {
  const spoken = tone === 'warning' || tone === 'danger' ? `*${pen.t(`conversation.tone.${tone}`)}* ` : '';
  return `${signs[tone]} ${spoken}${rich(text, pen)}`;
}

/** The words of `conversation.field`, its label emphasised. */
function fieldLine({ label, value }: Field, pen: Pen): string {
  const mark = '\u0000';
  const [before = '', after = ''] = pen
    .t('conversation.field', { label: oneLine(label), value: mark })
    .split(mark);
  return `${drawBold(before)}${rich(value, pen)}${after}`;
}

function listLines({ heading: title, items }: Block & { kind: 'list' }, pen: Pen): string[] {
  const { t, measure } = pen;
  const shown = items.length > measure.items ? items.slice(0, measure.items) : items;
  const rest = items.length - shown.length;
  return [
    ...(title === undefined ? [] : [drawBold(oneLine(title))]),
    ...shown.map((item) => itemLines(item, pen)),
    ...(rest > 0 ? [t('slack.render.others', { count: rest })] : []),
  ];
}

function itemLines({ text, detail }: ListItem, pen: Pen): string {
  const line = `• ${rich(text, pen)}`;
  return detail === undefined ? line : `${line}\n  ${rich(detail, pen)}`;
}

/** Slack fetches images itself: what it cannot reach safely is told by its words, which lead to it where they can. */
function image(url: string, alt: string, pen: Pen): KnownBlock[] {
  const words = plain(alt, limits.imageAlt).text;
  const known = words !== '' && isWebAddress(url) && url.length <= limits.url;
  if (known && /^https:/i.test(url) && !isLoopback(new URL(url).hostname))
    return [{ type: 'image', image_url: url, alt_text: words }];
  return sections([rich(known ? [{ link: url, label: alt }] : alt, pen)], pen);
}

function buttons(list: readonly Button[], { drawButtons, measure, t }: Pen): KnownBlock[] {
  const shown = list.length > measure.buttons ? list.slice(0, measure.buttons) : list;
  const rest = list.length - shown.length;
  return [
    ...drawButtons(shown),
    ...(rest > 0 ? [smallPrint(t('slack.render.otherButtons', { count: rest }))] : []),
  ];
}

/** Small print at the foot. */
function prints(text: RichText, pen: Pen): KnownBlock[] {
  return packed([rich(text, pen)], pen.t).map((part) => smallPrint(part));
}

function smallPrint(text: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}

function sections(parts: readonly string[], { t }: Pen): KnownBlock[] {
  return packed(parts, t).map((text) => ({ type: 'section', text: mrkdwn(text) }));
}

/** @returns the lines of these texts in as few texts of Slack's length as hold them, blank ones left out. */
function packed(parts: readonly string[], t: Translator): string[] {
  const texts: string[] = [];
  let text = '';
  let length = 0;
  const lines = parts.filter((part) => part.trim() !== '').flatMap((part) => part.split('\n'));
  for (const line of lines.map((long) => cutDrawn(long, limits.sectionText, t('slack.render.cut')))) {
    const added = codePoints(line) + 1;
    if (text !== '' && length + added > limits.sectionText) {
      texts.push(text);
      text = '';
      length = 0;
    }
    text = text === '' ? line : `${text}\n${line}`;
    length += added;
  }
  return [...texts, text].filter((one) => one.trim() !== '');
}
