import { describe, expect, it } from 'vitest';
import { carryReason, type HeldPoint } from './carry-over.ts';

const over: HeldPoint = {
  state: 'done',
  origin: 'member',
  recurring: false,
  openActions: 0,
  draftDecisions: 0,
  calledFor: true,
};

describe('a point comes to the next agenda', () => {
  it.each([
    ['when it was postponed', { state: 'postponed' }, 'postponed'],
    ['when its turn never came', { state: 'accepted' }, 'undiscussed'],
    ['when nobody had said yes or no to it', { state: 'proposed' }, 'undecided'],
    ['when it is on every agenda', { recurring: true }, 'recurring'],
    ['while an action decided under it is open', { openActions: 1 }, 'openAction'],
    ['while a decision recorded under it is not adopted', { draftDecisions: 1 }, 'draftDecision'],
  ])('%s', (_when, change, reason) => {
    expect(carryReason({ ...over, ...change })).toBe(reason);
  });

  it('no more once it is closed with nothing open under it', () => {
    expect(carryReason(over)).toBeNull();
    expect(carryReason({ ...over, state: 'discussed' })).toBeNull();
  });

  it.each(['postponed', 'accepted', 'proposed'])(
    'no more when it is %s and what it came from is settled, but for what is open under it',
    (state) => {
      const settled = { ...over, state, origin: 'risk', calledFor: false };
      expect(carryReason(settled)).toBeNull();
      expect(carryReason({ ...settled, openActions: 1 })).toBe('openAction');
    },
  );

  it('never when it was refused or taken off, even if it had been on every agenda', () => {
    expect(carryReason({ ...over, state: 'refused', recurring: true, openActions: 2 })).toBeNull();
  });

  it('never as a standing point: the next agenda has its own', () => {
    expect(carryReason({ ...over, state: 'accepted', origin: 'template' })).toBeNull();
  });
});
