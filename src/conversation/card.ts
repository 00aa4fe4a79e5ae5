/**
 * The neutral card: what features answer with. Pure functions draw it as HTML, plain text, Block Kit, Adaptive Cards.
 * Text is never markup: emphasis, people and links are spans.
 */

export type Span =
  | string
  | { bold: string }
  | { link: string; label: string }
  /** A mention; `personId` lets a platform notify, `name` is shown elsewhere. */
  | { person: string; name: string };

export type RichText = string | Span[];

export interface Field {
  label: string;
  value: RichText;
}

export interface ListItem {
  text: RichText;
  /** Small print under the line. */
  detail?: RichText;
  tone?: Tone;
}

export type Tone = 'neutral' | 'success' | 'warning' | 'danger';

export type Block =
  | { kind: 'text'; text: RichText }
  /** Something to notice: a warning, what is missing. */
  | { kind: 'notice'; tone: Tone; text: RichText }
  | { kind: 'fields'; fields: Field[] }
  /** `more` leads to the rest when a platform cuts the list. */
  | { kind: 'list'; heading?: string; items: ListItem[]; more?: Button }
  | { kind: 'image'; url: string; alt: string }
  /** Buttons that belong to what stands above them, not to the whole card. */
  | { kind: 'actions'; buttons: Button[] }
  | { kind: 'divider' };

/** A button carries a command of the registry with its arguments, or opens an address. */
export interface CommandButton {
  id: string;
  label: string;
  style?: 'primary' | 'danger';
  /** Full English name of the command, as registered: `answer`, `committee check`. */
  command: string;
  /** Arguments as text, by argument name; read by the same parser as typed ones. */
  arguments: Record<string, string>;
  /** Asked before it acts. */
  confirm?: string;
}
export interface LinkButton {
  id: string;
  label: string;
  style?: 'primary' | 'danger';
  url: string;
}
export type Button = CommandButton | LinkButton;

export interface FileAttachment {
  name: string;
  /** MIME type with parameters: `text/calendar; charset=utf-8; method=REQUEST`. */
  type: string;
  content: string;
  /** What the file is, for people. */
  label: string;
}

export interface Card {
  heading?: string;
  blocks: Block[];
  /** Buttons, the main one first. */
  actions?: Button[];
  /** Small print at the foot: provenance, « via Teams », who may see it. */
  footer?: RichText;
  files?: FileAttachment[];
}

/** @returns the buttons of a card in reading order. */
export function buttonsOf({ blocks, actions = [] }: Card): Button[] {
  return [...blocks.flatMap(buttonsIn), ...actions];
}

function buttonsIn(block: Block): Button[] {
  if (block.kind === 'actions') return block.buttons;
  return block.kind === 'list' && block.more ? [block.more] : [];
}

/** @returns a list; nothing in the place of an empty one */
export function listOf(heading: string | null, items: ListItem[]): Block[] {
  return items.length > 0 ? [{ kind: 'list', ...(heading && { heading }), items }] : [];
}

/** @returns a card of one heading and paragraphs, the commonest shape. */
export function card(heading: string | undefined, ...paragraphs: RichText[]): Card {
  return { heading, blocks: paragraphs.map((text) => ({ kind: 'text', text })) };
}
