/** Draws rich text in Slack's own markup; what people wrote stays text: https://docs.slack.dev/messaging/formatting-message-text */
import type { RichText, Span } from '../../../src/conversation/card.ts';
import { spansOf } from '../../../src/conversation/rich-text.ts';
import { codePoints } from './limits.ts';
import { clean, isWebAddress } from './text-objects.ts';

/** Slack id of a person, where copil knows it. */
export type Mention = (personId: string) => string | undefined;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Addresses in plain sentences; the punctuation after them is the sentence's. */
const address = /https?:\/\/[^\s<>|"«»“”]*[^\s<>|"«»“”.,;:!?)\]}’'*_~`]/giu;

/** What Slack may take for a call to everybody although nobody marked it as one. */
const broadcast = /@(?=(?:channel|here|everyone)\b)/gi;
/** A character without width, on which no line breaks. */
const wordJoiner = '\u2060';

/** @returns the text with `&`, `<` and `>` as entities, so that neither `<!channel>` nor `@channel` notifies anybody. */
export function escapeMrkdwn(text: string): string {
  return clean(text)
    .replace(/[&<>]/g, (sign) => entities[sign] as string)
    .replace(broadcast, `@${wordJoiner}`);
}

/** @returns the text in mrkdwn; addresses are made links, mentions notify when `mention` knows the person. */
export function drawRichText(text: RichText, mention: Mention): string {
  const spans = spansOf(text);
  const drawn: string[] = [];
  for (const [index, span] of spans.entries()) {
    const before = drawn.join('').at(-1);
    const after = plainStart(spans[index + 1]);
    drawn.push(drawSpan(span, mention, { before, after }));
  }
  return drawn.join('');
}

/** The characters a span touches. */
interface Neighbours {
  before: string | undefined;
  after: string | undefined;
}

function drawSpan(span: Span, mention: Mention, neighbours: Neighbours): string {
  if (typeof span === 'string') return drawSentence(span);
  if ('bold' in span) return drawBold(span.bold, neighbours);
  if ('link' in span) return drawLink(span.link, span.label);
  const id = mention(span.person);
  return id === undefined ? escapeMrkdwn(span.name) : `<@${id}>`;
}

function plainStart(span: Span | undefined): string | undefined {
  if (span === undefined || typeof span === 'string') return span?.[0];
  return 'bold' in span ? span.bold[0] : '<';
}

function drawSentence(text: string): string {
  let drawn = '';
  let end = 0;
  for (const found of clean(text).matchAll(address)) {
    drawn += `${escapeMrkdwn(found.input.slice(end, found.index))}<${escapeMrkdwn(found[0])}>`;
    end = found.index + found[0].length;
  }
  return drawn + escapeMrkdwn(clean(text).slice(end));
}

/**
 * Emphasis works on one line, without spaces at its ends, between other words: each line gets its own, and where Slack
 * would show the stars instead, the words stay without emphasis.
 */
export function drawBold(text: string, { before, after }: Partial<Neighbours> = {}): string {
  const lines = escapeMrkdwn(text).split('\n');
  return lines
    .map((line, index) => {
      const [, start, words, end] = /^(\s*)(.*?)(\s*)$/s.exec(line) as unknown as [
        string,
        string,
        string,
        string,
      ];
      const touches =
        (index === 0 && start === '' && isWord(before)) ||
        (index === lines.length - 1 && end === '' && isWord(after));
      return words === '' || words.includes('*') || touches ? line : `${start}*${words}*${end}`;
    })
    .join('\n');
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_*]/u.test(character);
}

function drawLink(url: string, label: string): string {
  const words = escapeMrkdwn(label).replace(/\s*\n\s*/g, ' ');
  if (!isLink(url)) return words || escapeMrkdwn(url);
  const target = escapeMrkdwn(url.replaceAll('|', '%7C'));
  return words.trim() === '' || label === url ? `<${target}>` : `<${target}|${words}>`;
}

/** Whether Slack may open it from a message. */
function isLink(url: string): boolean {
  return isWebAddress(url) || /^mailto:[^\s\p{Cc}\p{Cs}]+$/iu.test(url);
}

/** What must stay whole when a drawn text is cut: links, mentions, entities, characters. */
const atoms = /<[^<>]*>|&(?:amp|lt|gt);|[\s\S]/gu;

/** @returns a drawn text of `limit` code points at most; one that had to be cut ends with `mark`. */
export function cutDrawn(text: string, limit: number, mark: string): string {
  if (text.length <= limit || codePoints(text) <= limit) return text;
  let room = limit - codePoints(mark);
  let kept = '';
  for (const [atom] of text.matchAll(atoms)) {
    room -= codePoints(atom);
    if (room < 0) break;
    kept += atom;
  }
  return kept.trimEnd() + mark;
}
