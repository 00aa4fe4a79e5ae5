/** Several messages that leave together for one person become one (C41): nothing said twice, nothing lost. */
import type { Block, Button, Card, FileAttachment } from './card.ts';
import type { Locale } from './language.ts';
import { plainText } from './rich-text.ts';
import { words } from './words.ts';

/** Characters within which a heading names every message it stands for. */
const wholeHeading = 80;

/**
 * Each card becomes a section under its own heading; equal cards, identical buttons and files are kept once, ids and file
 * names are made unique, and two buttons that read the same but act differently say what they are about.
 * @param written one or more, in the order they are to be read
 * @param heading of the whole; what the messages are about when absent
 */
export function mergeCards(written: readonly Card[], locale: Locale, heading?: string): Card {
  // Two reminders that come to the same hour say the same of the same thing.
  const cards = [...new Map(written.map((card) => [JSON.stringify(card), card])).values()];
  const [first] = cards;
  if (!first) throw new Error('mergeCards needs one card at least.');
  if (cards.length === 1) return first;
  const headings = [...new Set(cards.map((card) => card.heading))];
  const shared = headings.length === 1 ? headings[0] : undefined;
  const footers = [
    ...new Set(cards.flatMap((card) => (card.footer === undefined ? [] : [plainText(card.footer)]))),
  ];
  const ids = new Set<string>();
  const actions = mergeButtons(cards, locale).map((button) => ({ ...button, id: unique(button.id, ids) }));
  const files = mergeFiles(cards.flatMap((card) => card.files ?? []));
  return {
    heading: heading ?? shared ?? headingOf(cards, locale),
    blocks: cards.flatMap((card, index) =>
      section(card, index, shared === undefined, footers.length > 1, ids),
    ),
    ...(actions.length > 0 ? { actions } : {}),
    ...(footers.length === 1 ? { footer: cards.find((card) => card.footer !== undefined)?.footer } : {}),
    ...(files.length > 0 ? { files } : {}),
  };
}

/** « Vos points · Météo du COPIL n°2 », « Vos points et 3 autres messages »: what a notification shows. */
function headingOf(cards: readonly Card[], locale: Locale): string {
  const headings = cards.flatMap(({ heading }) => heading ?? []);
  const [first] = headings;
  if (first === undefined) return words[locale]('conversation.merged.nameless', { count: cards.length });
  const whole = [...new Set(headings)].join(' · ');
  if (headings.length === cards.length && whole.length <= wholeHeading) return whole;
  const others = cards.length - headings.filter((one) => one === first).length;
  return words[locale]('conversation.merged.heading', { first, count: others });
}

function section(card: Card, index: number, named: boolean, ownFooter: boolean, ids: Set<string>): Block[] {
  const blocks: Block[] = card.blocks.map((block) => withUniqueIds(block, ids));
  if (named && card.heading) blocks.unshift({ kind: 'text', text: [{ bold: card.heading }] });
  if (ownFooter && card.footer !== undefined) blocks.push({ kind: 'text', text: card.footer });
  return index === 0 ? blocks : [{ kind: 'divider' }, ...blocks];
}

function withUniqueIds(block: Block, ids: Set<string>): Block {
  const own = (button: Button): Button => ({ ...button, id: unique(button.id, ids) });
  if (block.kind === 'actions') return { ...block, buttons: block.buttons.map(own) };
  return block.kind === 'list' && block.more ? { ...block, more: own(block.more) } : block;
}

function mergeButtons(cards: readonly Card[], locale: Locale): Button[] {
  const kept = new Map<string, { button: Button; heading: string | undefined }>();
  for (const card of cards)
    for (const button of card.actions ?? []) {
      const act = actOf(button);
      if (!kept.has(act)) kept.set(act, { button, heading: card.heading });
    }
  const all = [...kept.values()];
  return all.map(({ button, heading }) => {
    const twins = all.some((other) => other.button !== button && other.button.label === button.label);
    if (!twins || !heading) return button;
    return {
      ...button,
      label: words[locale]('conversation.merged.button', { label: button.label, heading }),
    };
  });
}

function actOf(button: Button): string {
  if ('url' in button) return JSON.stringify([button.label, button.url]);
  const carried = Object.entries(button.arguments).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([button.label, button.command, carried]);
}

function mergeFiles(files: readonly FileAttachment[]): FileAttachment[] {
  const kept = new Map(
    files.map((file) => [JSON.stringify([file.name, file.type, file.content, file.label]), file]),
  );
  const names = new Set<string>();
  return [...kept.values()].map((file) => {
    const [, stem = file.name, extension = ''] = /^(.*?)(\.[^.]*)?$/s.exec(file.name) ?? [];
    return { ...file, name: unique(stem, names, extension) };
  });
}

/** Takes `name`, or `name-2`, `name-3`… when it is taken. */
function unique(name: string, taken: Set<string>, ending = ''): string {
  let candidate = name + ending;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name}-${number}${ending}`;
  taken.add(candidate);
  return candidate;
}
