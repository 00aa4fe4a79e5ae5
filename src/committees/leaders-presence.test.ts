import { describe, expect, it } from 'vitest';
import { absentInARow, presenceAt } from './leaders-presence.ts';

const meeting = {
  id: 'm',
  title: 'COPIL n°2',
  dateVersion: 2,
  attendance: [],
  invitations: [
    { personId: 'dg', answer: 'present' as const, answerVersion: 2, withdrawn: false },
    { personId: 'sponsor', answer: 'substitute' as const, answerVersion: 2, withdrawn: false },
    { personId: 'late', answer: 'present' as const, answerVersion: 1, withdrawn: false },
    { personId: 'gone', answer: null, answerVersion: null, withdrawn: true },
  ],
};

describe('a leader’s presence', () => {
  it('is what the attendance says, whatever was answered', () => {
    const taken = { ...meeting, attendance: [{ personId: 'dga', seatOfId: 'dg' }] };
    expect(presenceAt(taken, 'dg')).toBe('replaced');
    expect(presenceAt(taken, 'sponsor')).toBe('absent');
    expect(presenceAt({ ...meeting, attendance: [{ personId: 'dg', seatOfId: 'dg' }] }, 'dg')).toBe(
      'present',
    );
  });

  it('is their answer where no attendance was taken, if it was for the date that was held', () => {
    expect(presenceAt(meeting, 'dg')).toBe('present');
    expect(presenceAt(meeting, 'sponsor')).toBe('replaced');
    expect(presenceAt(meeting, 'late')).toBe('unknown');
    expect(presenceAt(meeting, 'gone')).toBeNull();
  });

  it('counts absences in a row from the latest meeting back; a substitute is not the leader', () => {
    expect(absentInARow(['absent', 'replaced', 'present'])).toBe(2);
    expect(absentInARow(['present', 'absent'])).toBe(0);
    expect(absentInARow(['unknown', 'absent'])).toBe(0);
    expect(absentInARow([])).toBe(0);
  });
});
