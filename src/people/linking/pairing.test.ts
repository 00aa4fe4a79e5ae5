import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountRef } from '../../conversation/platform.ts';
import { systemClock } from '../../time.ts';
import { createPairing, isSameDigest, readProof, shownCode } from './pairing.ts';

const secret = 'one secret of thirty-two characters';
const pairing = createPairing(secret, systemClock);
const account: AccountRef = { platform: 'slack', workspace: 'T1', externalId: 'U1' };

describe('a pairing code', () => {
  it('has eight letters and digits that nobody mistakes for others, and is typed back in any case and grouping', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = pairing.codeOf(id);
        expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
        for (const typed of [
          code,
          shownCode(code),
          shownCode(code).toLowerCase(),
          shownCode(code).replace('-', ' '),
        ])
          expect(readProof(typed)).toEqual({ kind: 'code', code });
      }),
    );
  });

  it('cannot be made without the secret of this installation', () => {
    const other = createPairing('another secret of thirty-two chars.', systemClock);
    expect(other.codeOf('id')).not.toBe(pairing.codeOf('id'));
    expect(other.digest('K7QF2M9X', account)).not.toBe(pairing.digest('K7QF2M9X', account));
  });

  it('is stored as something that fits one account only', () => {
    const stored = pairing.digest('K7QF2M9X', account);
    expect(stored).not.toContain('K7QF');
    expect(isSameDigest(stored, pairing.digest('K7QF2M9X', account))).toBe(true);
    for (const thief of [
      { ...account, externalId: 'U2' },
      { ...account, workspace: 'T2' },
      { ...account, platform: 'teams' as const },
    ])
      expect(isSameDigest(stored, pairing.digest('K7QF2M9X', thief))).toBe(false);
  });
});

describe('what somebody types to be recognised', () => {
  it.each([
    ['Prenom.Nom@Association.Example', 'prenom.nom@association.example'],
    ['<mailto:claire@agla.example|claire@agla.example>', 'claire@agla.example'],
    ['mailto:claire@agla.example', 'claire@agla.example'],
    [' l’accueil+copil@agla.example ', 'l’accueil+copil@agla.example'],
  ])('is an address: %s', (typed, email) => {
    expect(readProof(typed)).toEqual({ kind: 'email', email });
  });

  it.each([
    '',
    'bonjour',
    '@claire',
    'a@b',
    'a b@c.fr',
    'K7QF-2M9',
    'K7QF-2M9XX',
    'K7QF-2M90',
    'a@b.c\nd@e.f',
  ])('is neither an address nor a code: %j', (typed) => {
    expect(readProof(typed)).toBeNull();
  });
});
