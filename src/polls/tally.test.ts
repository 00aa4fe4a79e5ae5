import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollChoice } from '../store/generated/enums.ts';
import { bestFirst, obstaclesOf, tallyOf, type Voices } from './tally.ts';

const members = ['helene', 'claire', 'karim', 'sophie', 'thomas', 'anne', 'yann', 'fatou', 'bruno'];
const voices: Voices = {
  asked: [...members, 'julie'],
  voters: members,
  chairs: ['helene'],
  sponsors: ['bruno'],
  quorum: 5,
};
const said = (answers: Record<string, PollChoice>) => new Map(Object.entries(answers));
const all = (choice: PollChoice, ids = voices.asked) =>
  said(Object.fromEntries(ids.map((id) => [id, choice])));
const slot = (startsLocal: string, answers: Map<string, PollChoice>) => ({ startsLocal, answers, voices });

describe('the answers to a date', () => {
  it('are counted, silence included, and only those of people who are asked', () => {
    const tally = tallyOf(said({ helene: 'possible', karim: 'impossible', gone: 'impossible' }), voices);
    expect(tally.possible).toEqual(['helene']);
    expect(tally.impossible).toEqual(['karim']);
    expect(tally.silent).toHaveLength(8);
  });

  it('account for every asked person exactly once, whatever was said', () => {
    const choice = fc.constantFrom<PollChoice>('possible', 'ifNeeded', 'impossible');
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...voices.asked, 'gone'), choice), (given) => {
        const { possible, ifNeeded, impossible, silent } = tallyOf(said(given), voices);
        expect([...possible, ...ifNeeded, ...impossible, ...silent].sort()).toEqual([...voices.asked].sort());
      }),
    );
  });
});

describe('a date cannot be chosen by accident', () => {
  it('when every voting member refused it, whatever a guest says', () => {
    const answers = all('impossible').set('julie', 'possible');
    expect(obstaclesOf(answers, { ...voices, quorum: 0 })).toEqual([{ code: 'everybody' }]);
    expect(obstaclesOf(all('impossible'), { ...voices, voters: [] })).toEqual([{ code: 'everybody' }]);
  });

  it('when the chair refused it, whoever else may come', () => {
    const answers = all('possible').set('helene', 'impossible');
    expect(obstaclesOf(answers, voices)).toEqual([{ code: 'chair', people: ['helene'] }]);
  });

  it('when too few voting members are left for the quorum: five of nine suffice, four do not', () => {
    const refusing = (count: number) => all('impossible', members.slice(1, 1 + count));
    expect(obstaclesOf(refusing(4), voices)).toEqual([]);
    expect(obstaclesOf(refusing(5), voices)).toEqual([{ code: 'quorum', most: 4, needed: 5 }]);
  });

  it('but may be while people are silent, when a sponsor or a guest refuses, and where no quorum is needed', () => {
    expect(obstaclesOf(new Map(), voices)).toEqual([]);
    expect(obstaclesOf(said({ bruno: 'impossible', julie: 'impossible' }), voices)).toEqual([]);
    expect(obstaclesOf(all('impossible', members.slice(1)), { ...voices, quorum: 0 })).toEqual([]);
  });
});

describe('the best date', () => {
  it('is the one chair and sponsors can make, even if more members refuse it', () => {
    const without = slot('2026-09-22T14:00', all('possible').set('bruno', 'impossible'));
    const withThem = slot(
      '2026-09-24T10:00',
      all('possible').set('karim', 'impossible').set('yann', 'impossible'),
    );
    expect(bestFirst([without, withThem])[0]).toBe(withThem);
  });

  it('is then the one fewest members refuse, then the one most find possible, then the earliest', () => {
    const refused = slot('2026-09-22T14:00', all('possible').set('karim', 'impossible'));
    const ifNeeded = slot('2026-09-23T14:00', all('ifNeeded'));
    const late = slot('2026-09-29T14:00', all('possible'));
    const early = slot('2026-09-24T10:00', all('possible'));
    expect(bestFirst([refused, ifNeeded, late, early])).toEqual([early, late, ifNeeded, refused]);
  });
});
