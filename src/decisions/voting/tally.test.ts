import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GivenVote, tally, type VotingVoice, verdictOf } from './tally.ts';

const noCasting = { castingVoterId: null };
const self = (memberId: string): VotingVoice => ({ memberId, castById: memberId });
const says = (memberId: string, choice: GivenVote['choice'], castById = memberId): GivenVote => ({
  memberId,
  castById,
  choice,
});

describe('a vote', () => {
  it('is decided by the majority of votes cast; abstentions decide nothing', () => {
    expect(verdictOf({ inFavour: 2, against: 1 }, null).outcome).toBe('adopted');
    expect(verdictOf({ inFavour: 1, against: 2 }, null).outcome).toBe('rejected');
    const voices = ['a', 'b', 'c', 'd', 'e'].map(self);
    const votes = [says('a', 'inFavour'), ...['b', 'c', 'd'].map((id) => says(id, 'abstention'))];
    expect(tally(votes, voices, noCasting)).toMatchObject({
      outcome: 'adopted',
      inFavour: 1,
      against: 0,
      abstentions: 3,
      silent: ['e'],
    });
  });

  it('counts who takes no part among the abstentions', () => {
    const votes = [says('a', 'inFavour'), says('b', 'abstention'), says('c', 'recused')];
    expect(tally(votes, ['a', 'b', 'c'].map(self), noCasting)).toMatchObject({ abstentions: 2, silent: [] });
  });

  it('that is tied is settled by the casting vote, on the side its holder took', () => {
    const voices = ['chair', 'a'].map(self);
    const votes = [says('chair', 'against'), says('a', 'inFavour')];
    expect(tally(votes, voices, { castingVoterId: 'chair' })).toMatchObject({
      outcome: 'rejected',
      castingVote: true,
    });
    expect(tally(votes, voices, noCasting)).toMatchObject({ outcome: 'tie', castingVote: false });
  });

  it('stays tied when the holder of the casting vote abstained', () => {
    const voices = ['chair', 'a', 'b'].map(self);
    const votes = [says('chair', 'abstention'), says('a', 'inFavour'), says('b', 'against')];
    expect(tally(votes, voices, { castingVoterId: 'chair' })).toMatchObject({ outcome: 'tie' });
  });

  it('decides nothing when nobody is for or against, whoever has the casting vote', () => {
    expect(verdictOf({ inFavour: 0, against: 0 }, 'inFavour')).toEqual({
      outcome: 'nobody',
      castingVote: false,
    });
  });

  it('given under a proxy counts no longer once its giver sits (nasty case 7)', () => {
    const votes = [says('fatou', 'inFavour', 'claire'), says('claire', 'inFavour')];
    const before = [self('claire'), { memberId: 'fatou', castById: 'claire' }];
    const after = [self('claire'), self('fatou')];
    expect(tally(votes, before, noCasting).inFavour).toBe(2);
    expect(tally(votes, after, noCasting)).toMatchObject({ inFavour: 1, silent: ['fatou'] });
  });
});

describe('whatever is pressed in whatever order', () => {
  const anyMember = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const anyVoice = fc.record({ memberId: anyMember, castById: anyMember });
  const anyVote = fc.record({
    memberId: anyMember,
    castById: anyMember,
    choice: fc.constantFrom('inFavour', 'against', 'abstention', 'recused', 'discuss') as fc.Arbitrary<
      GivenVote['choice']
    >,
  });

  it('never counts more votes than there are voices, and accounts for each voice once', () => {
    fc.assert(
      fc.property(fc.array(anyVote), fc.array(anyVoice), (votes, voices) => {
        const counted = tally(votes, voices, noCasting);
        const spoken = counted.inFavour + counted.against + counted.abstentions + counted.discuss;
        expect(counted.voices).toBe(new Set(voices.map(({ memberId }) => memberId)).size);
        expect(spoken + counted.silent.length).toBe(counted.voices);
      }),
    );
  });

  it('only the last word of each voice counts', () => {
    fc.assert(
      fc.property(fc.array(anyVote), (votes) => {
        const voices = ['a', 'b', 'c', 'd', 'e'].map(self);
        const own = votes.map((vote) => ({ ...vote, castById: vote.memberId }));
        const last = new Map(own.map((vote) => [vote.memberId, vote]));
        const reordered = [...last.values()].reverse();
        const { silent, ...numbers } = tally(own, voices, noCasting);
        const { silent: alike, ...same } = tally(reordered, voices, noCasting);
        expect(numbers).toEqual(same);
        expect(new Set(silent)).toEqual(new Set(alike));
      }),
    );
  });

  it('more votes for never turn an adopted decision into a rejected one', () => {
    const side = fc.constantFrom('inFavour', 'against', null) as fc.Arbitrary<'inFavour' | 'against' | null>;
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), side, (inFavour, against, casting) => {
        if (verdictOf({ inFavour, against }, casting).outcome !== 'adopted') return;
        expect(verdictOf({ inFavour: inFavour + 1, against }, casting).outcome).toBe('adopted');
      }),
    );
  });
});
