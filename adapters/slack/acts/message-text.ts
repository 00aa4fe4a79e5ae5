/** A message as the people of its conversation read it, for the form that starts from it. */
import { readTyped } from './typed-text.ts';

/** What a message of a payload may hold; Slack promises none of it. */
export interface SlackMessage {
  text?: string;
  blocks?: unknown;
  attachments?: unknown;
}

interface Element {
  type?: string;
  text?: unknown;
  url?: string;
  user_id?: string;
  channel_id?: string;
  usergroup_id?: string;
  range?: string;
  name?: string;
  unicode?: string;
  fallback?: string;
  style?: unknown;
  elements?: unknown;
}

/** Names of users by id. */
export type Names = ReadonlyMap<string, string>;

const bullets: Record<string, string> = { bullet: '• ', ordered: '– ' };

/**
 * Typed messages come with a `rich_text` block, which has no marks to be taken away; messages of apps only with mrkdwn.
 * @param names of mentioned people, by user id; who is missing stays `<@U1>`, which the bot reads too
 */
export function messageText({ text = '', blocks }: SlackMessage, names: Names): string {
  const rich = listOf(blocks).filter(({ type }) => type === 'rich_text');
  if (rich.length > 0) return tidy(rich.map((block) => linesOf(block, names)).join('\n'));
  return tidy(
    readTyped(text).replace(/<@([^<>|]+)(?:\|([^<>]*))?>/g, (mention, id, name) =>
      name ? `@${name}` : mentionOf(id, names, mention),
    ),
  );
}

/** @returns the user ids a message mentions without a name, each once, the first ones only. */
export function namelessMentions({ text = '', blocks }: SlackMessage, limit = 8): string[] {
  const inText = [...text.matchAll(/<@([^<>|]+)>/g)].map(([, id]) => id ?? '');
  return [...new Set([...inText, ...mentionsIn(listOf(blocks))])].filter(Boolean).slice(0, limit);
}

function mentionsIn(elements: Element[]): string[] {
  return elements.flatMap(({ user_id, elements: inner }) => [
    ...(user_id ? [user_id] : []),
    ...mentionsIn(listOf(inner)),
  ]);
}

function linesOf(block: Element, names: Names): string {
  return listOf(block.elements)
    .map((element) => {
      if (element.type !== 'rich_text_list') return spans(element, names);
      const mark = bullets[String(element.style)] ?? '• ';
      return listOf(element.elements)
        .map((item) => mark + spans(item, names))
        .join('\n');
    })
    .join('\n');
}

function spans(section: Element, names: Names): string {
  return listOf(section.elements)
    .map((span) => spanText(span, names))
    .join('');
}

function spanText(span: Element, names: Names): string {
  switch (span.type) {
    case 'text':
      return typeof span.text === 'string' ? span.text : '';
    case 'link':
      return typeof span.text === 'string' && span.text ? span.text : (span.url ?? '');
    case 'user':
      return mentionOf(span.user_id ?? '', names, `<@${span.user_id}>`);
    case 'emoji':
      return emoji(span);
    case 'channel':
      return `<#${span.channel_id}>`;
    case 'broadcast':
      return `@${span.range}`;
    case 'date':
      return span.fallback ?? '';
    default:
      return '';
  }
}

function mentionOf(id: string, names: Names, otherwise: string): string {
  const name = names.get(id);
  return name ? `@${name}` : otherwise;
}

/** `1f44d-1f3fd` are the code points of an emoji. */
function emoji({ unicode, name = '' }: Element): string {
  const points = (unicode ?? '').split('-').map((code) => Number.parseInt(code, 16));
  return points.every((point) => point > 0 && point <= 0x10ffff)
    ? String.fromCodePoint(...points)
    : `:${name}:`;
}

function tidy(text: string): string {
  return text.replace(/[ \t]+\n/g, '\n').trim();
}

function listOf(value: unknown): Element[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}
