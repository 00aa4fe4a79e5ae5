import type { RichText, Span } from './card.ts';

/** @returns the spans of a text, plain strings included. */
export function spansOf(text: RichText): Span[] {
  return typeof text === 'string' ? [text] : text;
}

/** @returns the words alone: names instead of mentions; an address after the label of its link. */
export function plainText(text: RichText): string {
  return spansOf(text)
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      if ('person' in span) return span.name;
      return span.label === span.link || span.label === '' ? span.link : `${span.label} (${span.link})`;
    })
    .join('');
}
