import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoteChoice } from '../store/generated/enums.ts';
import { countVotes, endingOf, reasonToMeet } from './ending.ts';

const nine = Array.from({ length: 9 }, (_, index) => `m${index}`);

/** @param said what the first members say, one letter each: pour, contre, abstention, discuter */
function count(said: string, members = nine) {
  const choices: Record<string, VoteChoice> = {
    p: 'inFavour',
    c: 'against',
    a: 'abstention',
    d: 'discuss',
  };
  const votes = [...said].map((letter, index) => {
    const memberId = members[index] as string;
    return { memberId, castById: memberId, choice: choices[letter] as VoteChoice };
  });
  return countVotes(votes, members);
}

describe('a written consultation of nine members, quorum five', () => {
  it.each([
    ['two ask to discuss it: it stops at once', 'dd', false, 'sentToMeeting'],
    ['one asks to discuss it: it goes on', 'd', false, null],
    ['somebody is silent: it goes on until the last moment', 'pppppppp', false, null],
    ['everybody has voted: it ends before its deadline', 'ppppppccc', false, 'adopted'],
    ['more are against than for', 'pppcccccc', false, 'rejected'],
    ['five votes are a quorum, abstentions among them', 'ppaaa', true, 'adopted'],
    ['one who wants to discuss it has given a vote', 'ppaad', true, 'adopted'],
    ['four votes are none', 'pppp', true, 'lapsed'],
    ['nobody has voted', '', true, 'lapsed'],
    ['as many for as against: no casting vote in writing', 'ppcca', true, 'sentToMeeting'],
    ['everybody abstains: nothing is decided', 'aaaaaaaaa', false, 'sentToMeeting'],
  ])('%s', (_, said, over, state) => {
    expect(endingOf(count(said), 5, over)?.state ?? null).toBe(state);
  });

  it('where the rules ask for no quorum, one vote is still needed', () => {
    expect(endingOf(count(''), 0, true)).toEqual({ state: 'lapsed' });
    expect(endingOf(count('p'), 0, true)).toEqual({ state: 'adopted' });
  });

  it('the only member of a committee stops it alone; a committee nobody is left in lapses', () => {
    expect(endingOf(count('d', ['m0']), 1, false)?.state).toBe('sentToMeeting');
    expect(endingOf(count('', []), 1, true)?.state).toBe('lapsed');
  });

  it('says why it went to the meeting, and nothing when it had lapsed before', () => {
    expect(reasonToMeet(count('ddp'), 5)).toBe('asked');
    expect(reasonToMeet(count('ppcca'), 5)).toBe('tie');
    expect(reasonToMeet(count('aaaaa'), 5)).toBe('nobody');
    expect(reasonToMeet(count('pp'), 5)).toBeNull();
  });

  it('the voice of who left counts no longer, the substitute’s vote stands for the member', () => {
    const votes = [
      { memberId: 'm0', castById: 'substitute', choice: 'inFavour' as const },
      { memberId: 'gone', castById: 'gone', choice: 'against' as const },
    ];
    expect(countVotes(votes, ['m0', 'm1'])).toMatchObject({ inFavour: 1, against: 0, given: 1, voices: 2 });
  });

  it('is never adopted without its quorum, nor against as many voices, nor once two want to discuss it', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[pcad]{0,9}$/),
        fc.integer({ min: 0, max: 9 }),
        fc.boolean(),
        (said, quorum, over) => {
          const counted = count(said);
          if (endingOf(counted, quorum, over)?.state !== 'adopted') return;
          expect(counted.given).toBeGreaterThanOrEqual(quorum);
          expect(counted.inFavour).toBeGreaterThan(counted.against);
          expect(counted.discuss).toBeLessThan(2);
        },
      ),
    );
  });
});
