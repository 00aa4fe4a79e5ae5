import { describe, expect, it } from 'vitest';
import { createTranslators } from './catalogue.ts';
import { plainText } from './rich-text.ts';

const fr = {
  agreement: 'l’accord de {name}',
  bold: 'Les missions de <b>{name}</b>',
  told: '{who, select, none {} other {plus que {who}}}',
  later: 'Mission de {name}, de {hour} à {end}',
};
const t = createTranslators([{ fr, en: { agreement: 'consent of {name}' } }]).fr;

describe('a word before a name', () => {
  it.each([
    ['Odile Kermarrec', 'l’accord d’Odile Kermarrec'],
    ['Élodie', 'l’accord d’Élodie'],
    ['Hélène Guivarc’h', 'l’accord d’Hélène Guivarc’h'],
    ['Yves', 'l’accord d’Yves'],
    ['EHPAD Résidence du Port', 'l’accord d’EHPAD Résidence du Port'],
    ['Yann', 'l’accord de Yann'],
    ['Claire', 'l’accord de Claire'],
    ['A-2026-003', 'l’accord de A-2026-003'],
  ])('is elided before a vowel, and before nothing else: %s', (name, sentence) => {
    expect(t('agreement', { name })).toBe(sentence);
  });

  it('is elided within bold text and choices, and left alone in what people wrote', () => {
    expect(plainText(t.rich('bold', { name: 'Inès' }))).toBe('Les missions d’Inès');
    expect(t('told', { who: 'Anne' })).toBe('plus qu’Anne');
    expect(t('later', { name: 'la mère de Odile', hour: 7, end: 14 })).toBe(
      'Mission de la mère de Odile, de 7 à 14',
    );
  });
});
