import { describe, expect, it } from 'vitest';
import { frenchTypography } from './typography.ts';

describe('French spacing', () => {
  it('keeps a sign on the line of its word', () => {
    expect(frenchTypography('Qui vient ? Tous : « oui » ; bravo !')).toBe(
      'Qui vient\u202F? Tous\u00A0: «\u00A0oui\u00A0»\u202F; bravo\u202F!',
    );
  });

  it('keeps a unit on the line of its number', () => {
    expect(frenchTypography('de 14 h à 16 h, 45 min, {rate} %')).toBe(
      'de 14\u00A0h à 16\u00A0h, 45\u00A0min, {rate}\u00A0%',
    );
  });

  it('leaves hours, addresses and commands as they are', () => {
    for (const text of ['14:00', 'https://exemple.fr/?a=1', '/copil action pour:02/10', '3 hommes'])
      expect(frenchTypography(text)).toBe(text);
  });

  it('does nothing the second time', () => {
    const once = frenchTypography('Quoi ? « Rien » : 3 h');
    expect(frenchTypography(once)).toBe(once);
  });
});
