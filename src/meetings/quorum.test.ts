import { describe, expect, it } from 'vitest';
import { proxyRefusal, type QuorumRules, quorumNeeded, votesRepresented } from './quorum.ts';

const rules: QuorumRules = { quorum: 'half', proxy: true };
const nine = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

describe('quorum', () => {
  it.each([
    [9, 'half', 5],
    [8, 'half', 4],
    [9, 'third', 3],
    [9, 'quarter', 3],
    [1, 'half', 1],
    [9, 'none', 0],
  ] as const)('of %i voting members by the rule « %s » is %i', (members, rule, needed) => {
    expect(quorumNeeded(members, rule)).toBe(needed);
  });

  it('is reached by four present and one valid proxy of nine (C09)', () => {
    expect(votesRepresented(['a', 'b', 'c', 'd'], [{ giverId: 'e', holderId: 'a' }], rules)).toBe(5);
  });

  it('counts one proxy per holder, and none of who is there or whose holder is not', () => {
    const proxies = [
      { giverId: 'e', holderId: 'a' },
      { giverId: 'f', holderId: 'a' },
      { giverId: 'b', holderId: 'c' },
      { giverId: 'g', holderId: 'h' },
    ];
    expect(votesRepresented(['a', 'b', 'c'], proxies, rules)).toBe(4);
  });

  it('counts no proxy where the committee has none', () => {
    expect(votesRepresented(['a'], [{ giverId: 'e', holderId: 'a' }], { ...rules, proxy: false })).toBe(1);
  });
});

describe('a proxy', () => {
  it('is given by one voting member to another', () => {
    expect(proxyRefusal({ giverId: 'a', holderId: 'b' }, nine, [], rules)).toBeNull();
  });

  it.each([
    [
      'a second one to the same holder',
      { giverId: 'a', holderId: 'b' },
      [{ giverId: 'c', holderId: 'b' }],
      'holderTaken',
    ],
    ['to oneself', { giverId: 'a', holderId: 'a' }, [], 'self'],
    ['from somebody without a vote', { giverId: 'z', holderId: 'a' }, [], 'giverNotVoting'],
    ['to somebody without a vote', { giverId: 'a', holderId: 'z' }, [], 'holderNotVoting'],
    [
      'by somebody who holds one',
      { giverId: 'a', holderId: 'b' },
      [{ giverId: 'c', holderId: 'a' }],
      'giverHolds',
    ],
  ] as const)('is refused: %s', (_what, proxy, existing, reason) => {
    expect(proxyRefusal(proxy, nine, [...existing], rules)).toBe(reason);
  });

  it('is refused to a holder who gave their own, or will not be there', () => {
    const own = [{ giverId: 'b', holderId: 'c' }];
    expect(proxyRefusal({ giverId: 'a', holderId: 'b' }, nine, own, rules)).toBe('holderGave');
    expect(proxyRefusal({ giverId: 'a', holderId: 'b' }, nine, [], rules, ['b'])).toBe('holderAway');
  });

  it('may be changed for another holder', () => {
    expect(
      proxyRefusal({ giverId: 'a', holderId: 'c' }, nine, [{ giverId: 'a', holderId: 'b' }], rules),
    ).toBeNull();
  });
});
