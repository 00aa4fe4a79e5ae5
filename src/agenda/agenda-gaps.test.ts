import { expect, it } from 'vitest';
import { agendaGaps } from './agenda-gaps.ts';

const point = { place: 1, origin: 'member', purpose: 'decision', minutes: 15, presenterId: 'someone' };

it('names what a decision lacks: how long, and who presents it', () => {
  expect(
    agendaGaps([
      point,
      { ...point, place: 2, minutes: null },
      { ...point, place: 3, purpose: 'arbitration', minutes: null, presenterId: null },
    ]),
  ).toEqual([
    { place: 2, gaps: ['minutes'] },
    { place: 3, gaps: ['minutes', 'presenter'] },
  ]);
});

it('asks nothing of information, discussion and standing points', () => {
  const bare = { ...point, minutes: null, presenterId: null };
  expect(
    agendaGaps([
      { ...bare, purpose: 'information' },
      { ...bare, purpose: 'discussion' },
      { ...bare, origin: 'template' },
    ]),
  ).toEqual([]);
});
