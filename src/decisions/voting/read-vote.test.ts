import { expect, it } from 'vitest';
import { readVote } from './read-vote.ts';

it.each([
  ['7-1-0', { kind: 'entered', inFavour: 7, against: 1, abstentions: 0 }],
  ['7 - 1 - 0', { kind: 'entered', inFavour: 7, against: 1, abstentions: 0 }],
  ['7/1', { kind: 'entered', inFavour: 7, against: 1, abstentions: 0 }],
  ['Unanimité', { kind: 'unanimous' }],
  ['à l’unanimité', { kind: 'unanimous' }],
  ['boutons', { kind: 'buttons' }],
  ['sept contre un', null],
  ['7', null],
  ['-1-2-3', null],
])('a vote written « %s » is understood, or not at all', (text, read) => {
  expect(readVote(text)).toEqual(read);
});
