import { describe, expect, it } from 'vitest';
import { readWordList } from './word-lists.ts';

const words = { elderly: ['personnes âgées'], home: ['domicile', 'à domicile'] };

describe('several values in one text', () => {
  it('are read in any language, with or without accents, once each', () => {
    expect(readWordList('Personnes agees, home et domicile', words)).toEqual({
      values: ['elderly', 'home'],
      unknown: [],
    });
  });

  it('says what was not understood', () => {
    expect(readWordList('enfants ; domicile', words)).toEqual({ values: ['home'], unknown: ['enfants'] });
  });
});
