import { describe, expect, it } from 'vitest';
import { seatDelta, seatWith } from './seat-delta.ts';

const seat = (roles: string[], voting = true, sponsor = false) => ({ roles, voting, sponsor });

describe('a change of seat', () => {
  it('leads from one seat to the other', () => {
    const before = seat(['LT', 'MEM'], true, true);
    for (const after of [seat(['MEM']), seat(['SEC'], false), seat(['PRES'], true, true)])
      expect(seatWith(before, seatDelta(before, after))).toEqual(after);
  });

  it('leaves what was given meanwhile', () => {
    const givesUp = seatDelta(seat(['LT', 'MEM']), seat(['MEM']));
    expect(seatWith(seat(['SEC', 'LT', 'MEM'], true, true), givesUp)).toEqual(
      seat(['SEC', 'MEM'], true, true),
    );
  });

  it('names the vote and the sponsorship only when they change', () => {
    expect(seatDelta(seat(['MEM']), seat(['QUAL', 'MEM']))).toEqual({ gained: ['QUAL'], lost: [] });
    expect(seatDelta(seat(['MEM']), seat(['EXP'], false, true))).toEqual({
      gained: ['EXP'],
      lost: [],
      voting: false,
      sponsor: true,
    });
  });

  it('gives a vote taken away meanwhile back to nobody', () => {
    const quality = seatDelta(seat(['MEM']), seat(['QUAL', 'MEM']));
    expect(seatWith(seat(['EXP'], false), quality)).toEqual(seat(['QUAL', 'EXP'], false));
  });
});
