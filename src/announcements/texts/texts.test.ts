import { describe, expect, it } from 'vitest';
import { plainText } from '../../conversation/rich-text.ts';
import { fill, sitePlaceholders, unknownIn } from './placeholders.ts';
import { nearest } from './template.ts';
import { linesOf } from './text-blocks.ts';

const filled = (template: string, values: Record<string, string>) => fill(template, values, sitePlaceholders);

describe('the text of an announcement', () => {
  it('is filled in, whether its placeholders are French or English, accents and capitals aside', () => {
    const values = { site: 'IME Les Embruns', goLive: 'mardi 6 octobre' };
    const text = 'IME Les Embruns : mardi 6 octobre';
    expect(filled('{site} : {démarrage}', values)).toEqual({ text });
    expect(filled('{site} : {goLive}', values)).toEqual({ text });
    expect(filled('{Site} : {Demarrage}', values)).toEqual({ text });
  });

  it('leaves a line out when nothing it names is known, and keeps it while something is', () => {
    const template = 'Bonjour.\nSupport : {support}.\n{référents} ou {support}.\n— {signature}';
    expect(filled(template, { referents: 'Maëlle', signatory: 'Yann' })).toEqual({
      text: 'Bonjour.\nMaëlle ou .\n— Yann',
    });
    expect(filled('Support : {support}.', {})).toEqual({ text: '' });
  });

  it('says which placeholders nobody knows, each once', () => {
    expect(filled('{équipe}, {équipe} et {ville}', { town: 'Cancale' })).toEqual({ unknown: ['équipe'] });
    expect(unknownIn('{} et {site}', sitePlaceholders)).toEqual(['']);
  });

  it('never reads what people are called as a placeholder', () => {
    expect(filled('{site}', { site: '{ville}', town: 'Cancale' })).toEqual({ text: '{ville}' });
  });

  it('makes the word that names a line stand out, and no sentence with a colon in it', () => {
    expect(linesOf('Vos référents : Maëlle.\n\nCela bouscule les habitudes : nous serons là.')).toEqual([
      [{ bold: 'Vos référents' }, ' : Maëlle.'],
      'Cela bouscule les habitudes : nous serons là.',
    ]);
    expect(linesOf('À 14:30, rendez-vous.').map(plainText)).toEqual(['À 14:30, rendez-vous.']);
  });
});

describe('the template an announcement begins with', () => {
  const of = (organisationId: string | null, typology: 'home' | null) => ({ organisationId, typology });
  const all = [of(null, null), of(null, 'home'), of('agla', null), of('agla', 'home')];
  it.each([
    ['agla', 'home', of('agla', 'home')],
    ['agla', null, of('agla', null)],
    ['oust', 'home', of(null, 'home')],
    ['oust', null, of(null, null)],
  ] as const)('for %s and %s is the nearest one', (organisationId, typology, expected) => {
    expect(nearest(all, { organisationId, typology })).toEqual(expected);
  });

  it('is an organisation’s own rather than that of a kind of site, and none when none fits', () => {
    expect(
      nearest([of(null, 'home'), of('agla', null)], { organisationId: 'agla', typology: 'home' }),
    ).toEqual(of('agla', null));
    expect(nearest([of('oust', null)], { organisationId: 'agla', typology: null })).toBeNull();
  });
});
