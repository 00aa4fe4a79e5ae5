import { describe, expect, it } from 'vitest';
import { meetingNumber } from './meeting-number.ts';

const at = (text: string) => Temporal.Instant.from(`${text}T12:00:00Z`);
const existing = [
  { number: 1, startsAt: at('2026-07-02') },
  { number: 3, startsAt: at('2026-10-20') },
  { number: 7, startsAt: at('2027-06-01') },
];

describe('the number of a meeting', () => {
  it.each(['COPIL n°2', 'COPIL n° 2', 'Copil #2', 'COPIL nº2'])('is the one of the title « %s »', (title) => {
    expect(meetingNumber(title, at('2026-09-22'), existing)).toBe(2);
  });

  it('follows the meeting before it when the title has none', () => {
    expect(meetingNumber(undefined, at('2026-09-22'), existing)).toBe(2);
  });

  it('is the next after the last when the wanted one is taken', () => {
    expect(
      meetingNumber('COPIL n°3', at('2026-07-10'), [...existing, { number: 2, startsAt: at('2026-07-05') }]),
    ).toBe(8);
  });

  it('starts at 1', () => {
    expect(meetingNumber(undefined, at('2026-09-22'), [])).toBe(1);
  });
});
