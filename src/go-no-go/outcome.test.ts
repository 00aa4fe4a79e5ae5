import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GoChoice } from '../store/generated/enums.ts';
import { type Outcome, outcomeOf, type Voice } from './outcome.ts';

type Said = GoChoice | null;
/** The four voices of a go-live, in this order: chair, functional lead, technical lead, director. */
const voices = (chair: Said, functional: Said, technical: Said, director: Said): Voice[] => [
  { roles: ['PRES'], choice: chair },
  { roles: ['LF'], choice: functional },
  { roles: ['LT'], choice: technical },
  { roles: ['DIR'], choice: director },
];
const [go, but, no] = ['go', 'goWithReservations', 'noGo'] as const;

it.each<[what: string, Voice[], blocked: boolean, Outcome]>([
  ['everybody says yes', voices(go, go, go, go), false, 'go'],
  ['the chair alone says yes', voices(go, null, null, null), false, 'go'],
  ['one reservation', voices(go, go, but, go), false, 'goWithReservations'],
  ['a blocking check opened after the votes', voices(go, go, go, go), true, 'goWithReservations'],
  ['nobody votes', voices(null, null, null, null), false, 'lapsed'],
  ['the chair says no, the others yes', voices(no, go, go, go), false, 'noGo'],
  ['a lead says no, the chair carries it', voices(go, go, no, go), false, 'goWithReservations'],
  ['a tie: the chair decides', voices(go, no, no, go), false, 'goWithReservations'],
  ['three against the chair', voices(go, no, no, no), false, 'noGo'],
  ['one no, and the chair is silent', voices(null, go, go, no), false, 'noGo'],
  ['the chair is silent, both leads agree', voices(null, go, go, null), false, 'go'],
  ['the chair and a lead are silent', voices(null, go, null, go), false, 'lapsed'],
  ['only the director votes', voices(null, null, null, go), false, 'lapsed'],
])('a vote where %s', (_what, given, blocked, outcome) => {
  expect(outcomeOf(given, blocked)).toBe(outcome);
});

it('is decided by one who leads and presides, like any other', () => {
  const one: Voice[] = [{ roles: ['PRES', 'LF'], choice: 'go' }];
  expect(outcomeOf(one, false)).toBe('go');
});

const said = fc.constantFrom<Said>('go', 'goWithReservations', 'noGo', null);
it('never lets a site go live against its chair, nor against most of those who vote, nor plainly while a check blocks', () => {
  fc.assert(
    fc.property(said, said, said, said, fc.boolean(), (chair, functional, technical, director, blocked) => {
      const given = voices(chair, functional, technical, director);
      const outcome = outcomeOf(given, blocked);
      const goes = outcome === 'go' || outcome === 'goWithReservations';
      const cast = given.filter(({ choice }) => choice !== null);
      const against = cast.filter(({ choice }) => choice === 'noGo');
      if (chair === 'noGo' || against.length > cast.length / 2) expect(goes).toBe(false);
      if (against.length > 0 || blocked) expect(outcome).not.toBe('go');
    }),
  );
});
