import { expect, it } from 'vitest';
import { cardsOfSession } from './cards-of-session.ts';
import { sessionComposers } from './composers.ts';

it('draws every card of the session again as people come and go, but the proposal of a point, which shows neither', () => {
  const others = Object.keys(sessionComposers).filter((name) => name !== 'session.pointProposed');
  expect(cardsOfSession('m').messages).toEqual(['meeting.startsSoon', ...others]);
});
