import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';
import { longestText, quote, type Token, tokenize } from './tokenizer.ts';

const tokens = (text: string): Token[] => tokenize(text)?.tokens ?? [];
const texts = (text: string) => tokens(text).map((token) => token.text);

describe('cutting what people type', () => {
  it('takes the quotes of every keyboard', () => {
    expect(texts('decision "Valider le budget" “Revue mensuelle” « Point projet » «serré»')).toEqual([
      'decision',
      'Valider le budget',
      'Revue mensuelle',
      'Point projet',
      'serré',
    ]);
    expect(texts('«\u00A0Point\u00A0»')).toEqual(['Point']);
  });

  it('leaves apostrophes alone', () => {
    expect(texts("l'ordre du jour « l’IME d'abord »")).toEqual(["l'ordre", 'du', 'jour', "l’IME d'abord"]);
    expect(texts("'pas une citation'")).toEqual(["'pas", 'une', "citation'"]);
  });

  it('reads quotes inside quotes', () => {
    expect(texts('« le « plan B » retenu » “a “b” c” "dire ""oui"""')).toEqual([
      'le « plan B » retenu',
      'a “b” c',
      'dire "oui"',
    ]);
  });

  it('keeps mentions, channels and links whole', () => {
    const typed =
      '@Karim, @karim.benhaddou <@U123|karim b> <#C1|copil dui> <https://x.fr/a|voir ici> @"Karim Benhaddou" @« Le Goff »';
    expect(tokens(typed).every((token) => token.kind === 'mention')).toBe(true);
    expect(texts(typed)).toEqual([
      '@Karim',
      '@karim.benhaddou',
      '<@U123|karim b>',
      '<#C1|copil dui>',
      '<https://x.fr/a|voir ici>',
      '@Karim Benhaddou',
      '@Le Goff',
    ]);
  });

  it('reads keys with plain, quoted and mentioned values', () => {
    expect(tokens('pour:02/10/2026 type:"à voir" échéance:« demain » qui:@Karim')).toMatchObject([
      { key: 'pour', text: '02/10/2026', kind: 'word' },
      { key: 'type', text: 'à voir', kind: 'quoted' },
      { key: 'échéance', text: 'demain', kind: 'quoted' },
      { key: 'qui', text: '@Karim', kind: 'mention' },
    ]);
  });

  it('does not take hours, addresses or smileys for keys', () => {
    for (const typed of ['14:30', 'https://exemple.fr', ':smile:', 'C:\\dossier'])
      expect(tokens(typed), typed).toMatchObject([{ text: typed, kind: 'word' }]);
    expect(tokens('14:30')[0]?.key).toBeUndefined();
  });

  it('says where each token stood', () => {
    const typed = 'action  @Karim "Poser 4 bornes" pour:demain';
    for (const token of tokens(typed)) expect(typed.slice(token.start, token.end)).toBe(token.raw);
    expect(tokens(typed).map((token) => token.start)).toEqual([0, 8, 15, 32]);
  });

  it('takes the rest when a quote is not closed, and says so', () => {
    expect(tokens('titre:"COPIL n°2 salle Surcouf')).toMatchObject([
      { key: 'titre', text: 'COPIL n°2 salle Surcouf', unclosed: true },
    ]);
    expect(tokens('"a" b')[0]?.unclosed).toBeUndefined();
  });

  it('drops what a database or a reader would stumble on', () => {
    expect(texts('a\u0000b \u202Ecd e\u0301 \uD800')).toEqual(['ab', 'cd', 'é', '\uFFFD']);
  });

  it('refuses a text that is too long instead of reading part of it', () => {
    expect(tokenize('x'.repeat(longestText))).not.toBeNull();
    expect(tokenize('x'.repeat(longestText + 1))).toBeNull();
  });

  it('reads back any text it has quoted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), (text) => {
        const clean = tokenize(quote(text))?.tokens;
        expect(clean).toHaveLength(1);
        expect(clean?.[0]).toMatchObject({ kind: 'quoted', text: cleanText(text).trim() });
        expect(clean?.[0]?.unclosed).toBeUndefined();
      }),
    );
  });

  it('covers any text: tokens follow each other, only blanks between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('"', '“', '”', '«', '»', '@', '<', '>', ':', "'", 'é', ' ', 'a', '\n')),
        (parts) => {
          const read = tokenize(parts.join(''));
          let at = 0;
          for (const token of read?.tokens ?? []) {
            expect(read?.text.slice(at, token.start).trim()).toBe('');
            expect(token.end).toBeGreaterThan(token.start);
            at = token.end;
          }
          expect(read?.text.slice(at).trim()).toBe('');
        },
      ),
    );
  });

  it.each(['"', '«', '« ', '<@', '@"', 'a:', '""', '“”', '<a:'])('stays quick on %j repeated', (piece) => {
    const started = performance.now();
    tokenize(piece.repeat(Math.floor(longestText / piece.length)));
    expect(performance.now() - started).toBeLessThan(250);
  });
});
