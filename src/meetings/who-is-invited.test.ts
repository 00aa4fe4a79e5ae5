import { describe, expect, it } from 'vitest';
import { dateColumn } from '../time.ts';
import { type Seat, whoIsInvited, whoVotes } from './who-is-invited.ts';

const day = Temporal.PlainDate.from('2026-10-20');
const on = (date: string) => dateColumn(Temporal.PlainDate.from(date));
const seat = (who: string, some: Partial<Seat> = {}) => ({
  who,
  voting: true,
  state: 'active' as const,
  from: null,
  to: null,
  phases: [],
  ...some,
});
const seats = [
  seat('votes'),
  seat('secretary', { voting: false }),
  seat('last day', { to: on('2026-10-20') }),
  seat('gone', { to: on('2026-10-19') }),
  seat('first day', { from: on('2026-10-20') }),
  seat('to come', { from: on('2026-10-21') }),
  seat('proposed', { state: 'proposed' }),
  seat('pilot', { phases: ['pilotSite'] }),
  seat('training', { phases: ['training'] }),
];
const invited = (
  ...[kind, phase]: [Parameters<typeof whoIsInvited>[1], Parameters<typeof whoIsInvited>[3]]
) => whoIsInvited(seats, kind, day, phase).map(({ who }) => who);

describe('who is invited', () => {
  it('votes on that day, in that phase', () => {
    expect(invited('copil', 'pilotSite')).toEqual(['votes', 'last day', 'first day', 'pilot']);
  });

  it('is anybody who sits in a group', () => {
    for (const kind of ['group', 'workingGroup'] as const)
      expect(invited(kind, 'pilotSite')).toEqual(['votes', 'secretary', 'last day', 'first day', 'pilot']);
  });

  it('is not limited by phases while the project has none', () => {
    expect(invited('copil', null)).toEqual(['votes', 'last day', 'first day', 'pilot', 'training']);
  });
});

describe('whose word counts', () => {
  const names = (kind: Parameters<typeof whoVotes>[1], some: readonly (typeof seats)[number][]) =>
    whoVotes(some, kind).map(({ who }) => who);

  it('in a group is whose voice was named, and everybody alike where none was', () => {
    const secretaryAndVoter = seats.slice(0, 2);
    for (const kind of ['group', 'workingGroup'] as const) {
      expect(names(kind, secretaryAndVoter)).toEqual(['votes']);
      expect(names(kind, secretaryAndVoter.slice(1))).toEqual(['secretary']);
    }
    expect(names('copil', secretaryAndVoter.slice(1))).toEqual([]);
  });
});
