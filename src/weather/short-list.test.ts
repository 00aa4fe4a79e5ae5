import { expect, it } from 'vitest';
import { houseTranslators } from '../catalogues.ts';
import { shortList } from './short-list.ts';

const { fr, en } = houseTranslators();
const names = ['Ana', 'Bea', 'Carl', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal'];

it('names five people at most, then counts the others', () => {
  expect(shortList(names.slice(0, 2), fr)).toBe('Ana et Bea');
  expect(shortList(names.slice(0, 6), fr)).toBe('Ana, Bea, Carl, Dan, Eve et Fay');
  expect(shortList(names, fr)).toBe('Ana, Bea, Carl, Dan, Eve et 3 autres');
  expect(shortList(names, en)).toMatch(/^Ana, Bea, Carl, Dan, Eve,? and 3 others$/);
});
