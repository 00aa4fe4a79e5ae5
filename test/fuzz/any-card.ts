/** Any card a feature could make, however strange its texts; for property tests of everything that draws cards. */
import fc from 'fast-check';
import type { Block, Button, Card, RichText, Span, Tone } from '../../src/conversation/card.ts';
import { spansOf } from '../../src/conversation/rich-text.ts';

/** Texts as people and machines write them: markup, ICU patterns, quotes, mentions, right-to-left, emoji. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom(
      '<b>gras</b>',
      '<script>alert("x")</script>',
      '{count, plural, one {#} other {#}}',
      '&amp;&lt;',
      '« L’ordre du jour » : "oui"',
      '<@U123|karim> <!channel>',
      'عربي',
      '👩‍👩‍👧 1️⃣',
      '*_~`|',
      'ligne\nautre ligne',
      `long ${'mot '.repeat(200)}`.trim(),
    ),
  )
  .map((text) => text.replace(/\n{2,}/g, '\n').replace(/^\n+|\n+$/g, '') || 'x');

const anyAddress = fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', '/local', 'mailto:a@b.fr'));
const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText,
  fc.record({ bold: anyText }),
  fc.record({ link: anyAddress, label: anyText }),
  fc.record({ person: fc.uuid(), name: anyText }),
);
export const anyRichText: fc.Arbitrary<RichText> = fc.oneof(anyText, fc.array(anySpan, { maxLength: 4 }));
const anyTone = fc.constantFrom<Tone>('neutral', 'success', 'warning', 'danger');
export const anyButton: fc.Arbitrary<Button> = fc.oneof(
  fc.record({ id: anyText, label: anyText, url: anyAddress }),
  fc.record({
    id: anyText,
    label: anyText,
    command: fc.constantFrom('answer', 'committee check'),
    arguments: fc.dictionary(fc.constantFrom('meeting', 'answer'), anyText),
  }),
);
const anyItem = fc.record(
  { text: anyRichText, detail: anyRichText, tone: anyTone },
  { requiredKeys: ['text'] },
);
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: anyRichText }),
  fc.record({ kind: fc.constant('notice' as const), tone: anyTone, text: anyRichText }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: anyText, value: anyRichText }), { maxLength: 4 }),
  }),
  fc.record(
    {
      kind: fc.constant('list' as const),
      heading: anyText,
      items: fc.array(anyItem, { maxLength: 5 }),
      more: anyButton,
    },
    { requiredKeys: ['kind', 'items'] },
  ),
  fc.record({ kind: fc.constant('image' as const), url: anyAddress, alt: anyText }),
  fc.record({ kind: fc.constant('actions' as const), buttons: fc.array(anyButton, { maxLength: 4 }) }),
  fc.constant({ kind: 'divider' as const }),
);

export const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    heading: anyText,
    blocks: fc.array(anyBlock, { maxLength: 6 }),
    actions: fc.array(anyButton, { maxLength: 4 }),
    footer: anyRichText,
    files: fc.array(
      fc.record({ name: anyText, type: fc.constant('text/plain'), content: anyText, label: anyText }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['blocks'] },
);

/** @returns every text a reader of the card must be able to see. */
export function textsOf(card: Card, { buttons = true } = {}): string[] {
  const rich = (text: RichText | undefined): string[] => (text === undefined ? [] : spansOf(text).map(shown));
  const blocks = card.blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'text':
      case 'notice':
        return rich(block.text);
      case 'fields':
        return block.fields.flatMap((field) => [field.label, ...rich(field.value)]);
      case 'list':
        return [
          ...(block.heading ? [block.heading] : []),
          ...block.items.flatMap((item) => [...rich(item.text), ...rich(item.detail)]),
          ...(block.more && buttons ? [block.more.label] : []),
        ];
      case 'image':
        return [block.alt];
      case 'actions':
        return buttons ? block.buttons.map((button) => button.label) : [];
      case 'divider':
        return [];
    }
  });
  return [
    ...(card.heading ? [card.heading] : []),
    ...blocks,
    ...rich(card.footer),
    ...(card.files ?? []).map((file) => file.label),
    ...(buttons ? (card.actions ?? []).map((button) => button.label) : []),
  ];
}

function shown(span: Span): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  return 'person' in span ? span.name : span.label;
}
