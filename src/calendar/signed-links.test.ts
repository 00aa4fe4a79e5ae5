import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimedFeed, feedToken, isFeedToken, readLink, signLink } from './signed-links.ts';

const secret = 'a secret of more than sixteen characters';
const now = Temporal.Instant.from('2026-09-01T09:00:00Z');
const payload = { invitation: '0199-1', answer: 'present', version: 3 };

describe('a signed link', () => {
  it('gives back what was signed', () => {
    expect(readLink(secret, 'answer', signLink(secret, 'answer', payload), now)).toEqual(payload);
  });

  it('fits in an address as it is', () => {
    expect(signLink(secret, 'answer', { name: 'Hélène & co / ?', n: 1 })).toMatch(/^[\w.-]+$/);
  });

  it('is the same every time, so that a confirmation can be counted once', () => {
    expect(signLink(secret, 'answer', payload)).toBe(signLink(secret, 'answer', payload));
  });

  it('opens nothing for another purpose, under another secret or another version', () => {
    const token = signLink(secret, 'answer', payload);
    expect(readLink(secret, 'meeting', token, now)).toBe('bad');
    expect(readLink(`${secret}.`, 'answer', token, now)).toBe('bad');
    expect(readLink(secret, 'answer', token.replace('v1', 'v2'), now)).toBe('bad');
  });

  it('ends at its hour on the system clock, not one second before', () => {
    const token = signLink(secret, 'answer', payload, now.add({ seconds: 10 }));
    expect(readLink(secret, 'answer', token, now.add({ seconds: 9 }))).toEqual(payload);
    expect(readLink(secret, 'answer', token, now.add({ seconds: 10 }))).toBe('expired');
  });

  it('does not tell an expired forgery from any other forgery', () => {
    const token = signLink(`${secret}.`, 'answer', payload, now.subtract({ hours: 1 }));
    expect(readLink(secret, 'answer', token, now)).toBe('bad');
  });

  it('cannot be changed in any character, nor spelled in a second way', () => {
    const token = signLink(secret, 'answer', payload, now.add({ hours: 1 }));
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ '];
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...alphabet), (at, character) => {
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        expect(readLink(secret, 'answer', changed, now)).toEqual(changed === token ? payload : 'bad');
      }),
      { numRuns: 1000 },
    );
    for (const end of ['=', '.', ' ', '.x']) expect(readLink(secret, 'answer', token + end, now)).toBe('bad');
  });

  it('survives any text in its place', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `v1.${text}.${text}`),
        ),
        (text) => {
          expect(readLink(secret, 'answer', text, now)).toBe('bad');
        },
      ),
    );
  });

  it('is refused a secret that could be guessed', () => {
    expect(() => signLink('short', 'answer', payload)).toThrow(RangeError);
  });
});

describe('a feed token', () => {
  const feed = '01990000-0000-7000-8000-000000000001';

  it('can be shown again, and says which feed it claims to open', () => {
    expect(feedToken(secret, feed, 1)).toBe(feedToken(secret, feed, 1));
    expect(claimedFeed(feedToken(secret, feed, 1))).toBe(feed);
    expect(isFeedToken(secret, feedToken(secret, feed, 1), feed, 1)).toBe(true);
  });

  it('is dead once the generation is raised', () => {
    expect(isFeedToken(secret, feedToken(secret, feed, 1), feed, 2)).toBe(false);
  });

  it('opens no other feed', () => {
    const token = feedToken(secret, feed, 1);
    const other = feed.replace(/1$/, '2');
    expect(isFeedToken(secret, token, other, 1)).toBe(false);
    expect(isFeedToken(secret, token.replace(feed, other), other, 1)).toBe(false);
  });

  it.each(['', 'x', feed, `${feed}.`, `${feed}.short`, `../../etc/passwd.${'a'.repeat(43)}`])(
    'claims nothing: %s',
    (text) => {
      expect(claimedFeed(text)).toBeNull();
    },
  );
});
