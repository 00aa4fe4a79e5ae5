import { describe, expect, it } from 'vitest';
import { createSeal, SealError } from './seal.ts';

const secret = 'a secret of at least thirty-two characters';
const older = 'an earlier secret of thirty-two characters';

describe('a sealed text', () => {
  it('opens in its own context only, and never twice the same', () => {
    const seal = createSeal(secret);
    const sealed = seal.close('xoxb-été', 'installation:T1');
    expect(seal.open(sealed, 'installation:T1')).toBe('xoxb-été');
    expect(() => seal.open(sealed, 'installation:T2')).toThrow(SealError);
    expect(seal.close('xoxb-été', 'installation:T1')).not.toEqual(sealed);
    expect(Buffer.from(sealed).includes('xoxb')).toBe(false);
  });

  it('is refused when a single byte was altered', () => {
    const seal = createSeal(secret);
    const sealed = seal.close('xoxb', 'c');
    for (let index = 0; index < sealed.length; index++) {
      const altered = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => seal.open(altered, 'c')).toThrow(SealError);
    }
    expect(() => seal.open(new Uint8Array(3), 'c')).toThrow(SealError);
  });

  it('opens after the secret has changed, while the earlier one is known, and asks to be sealed again', () => {
    const sealed = createSeal(older).close('xoxb', 'c');
    expect(() => createSeal(secret).open(sealed, 'c')).toThrow('COPIL_SECRET_PREVIOUS');
    const both = createSeal(secret, [older]);
    expect(both.open(sealed, 'c')).toBe('xoxb');
    expect(both.isCurrent(sealed)).toBe(false);
    expect(both.isCurrent(both.close('xoxb', 'c'))).toBe(true);
  });
});
