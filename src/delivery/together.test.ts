import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

describe('what several ask at the same moment', () => {
  it('is done in one go, each getting its own answer', async () => {
    const goes: number[][] = [];
    const double = together(async (items: readonly number[]) => {
      goes.push([...items]);
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(await double(4)).toBe(8);
    expect(goes).toEqual([[1, 2, 3], [4]]);
  });

  it('while a go is under way waits for the next one, all together', async () => {
    const goes: string[][] = [];
    const open = Promise.withResolvers<void>();
    const ask = together(async (items: readonly string[]) => {
      goes.push([...items]);
      if (goes.length === 1) await open.promise;
      return items;
    });
    const first = ask('first');
    while (goes.length === 0) await new Promise(setImmediate);
    const later = [ask('second'), ask('third')];
    open.resolve();
    await Promise.all([first, ...later]);
    expect(goes).toEqual([['first'], ['second', 'third']]);
  });

  it('fails for the one it fails for, and for nobody else', async () => {
    const ask = together(async (items: readonly string[]) => {
      if (items.includes('bad')) throw new Error('no');
      return items;
    });
    const settled = await Promise.allSettled(['good', 'bad', 'fair'].map(ask));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
