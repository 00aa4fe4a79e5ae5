import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block } from '../conversation/card.ts';
import { isReadWhole, pagesOf } from './sheet-pages.ts';

const words = fc.string({ minLength: 1, maxLength: 300 });
const blocks = fc.array(
  fc.oneof(
    words.map((text): Block => ({ kind: 'text', text })),
    fc
      .tuple(fc.uuid(), fc.array(words, { minLength: 1, maxLength: 12 }))
      .map(([heading, items]): Block => ({ kind: 'list', heading, items: items.map((text) => ({ text })) })),
  ),
  { maxLength: 12 },
);
const said = (of: readonly Block[]) =>
  of.flatMap((block) =>
    block.kind === 'list' ? block.items.map(({ text }) => text) : JSON.stringify(block),
  );

it('a short sheet is read whole on one card, as it is', () => {
  const short: Block[] = [
    { kind: 'text', text: 'Une fiche' },
    { kind: 'list', heading: 'Réussi', items: [{ text: 'La formation' }, { text: 'Les tablettes' }] },
  ];
  expect(pagesOf(short)).toEqual([short]);
  expect(isReadWhole(short)).toBe(true);
});

it('whatever its length, each of its lines stands on one page, in its order, and each page is read whole', () => {
  fc.assert(
    fc.property(blocks, (whole) => {
      const pages = pagesOf(whole, 700);
      expect(pages.flatMap(said)).toEqual(said(whole));
      for (const page of pages) expect(isReadWhole(page)).toBe(true);
    }),
  );
});

it('a part that goes on keeps its heading', () => {
  const items = Array.from({ length: 30 }, (_, index) => ({ text: `${index} ${'mot '.repeat(100)}` }));
  const pages = pagesOf([{ kind: 'list', heading: 'Difficile', items }]);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.map(([first]) => first?.kind === 'list' && first.heading)).toEqual(
    pages.map(() => 'Difficile'),
  );
});
