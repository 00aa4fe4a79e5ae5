import { describe, expect, it } from 'vitest';
import { type LogisticsFacts, logisticsLines, missingLogistics } from './logistics.ts';

const bare: LogisticsFacts = {
  place: null,
  videoLink: null,
  inPerson: [],
  remote: [],
  travellers: [],
  silent: 9,
  checks: [],
};
const standing = (facts: Partial<LogisticsFacts>) =>
  Object.fromEntries(logisticsLines({ ...bare, ...facts }).map(({ code, standing: is }) => [code, is]));
const missing = (facts: Partial<LogisticsFacts>) =>
  missingLogistics(logisticsLines({ ...bare, ...facts })).map(({ code }) => code);

describe('the checklist of a meeting', () => {
  it('misses a link once somebody is at a distance, and names it first (C16)', () => {
    expect(standing({}).videoLink).toBe('notNeeded');
    expect(standing({ remote: ['Bruno T.'] }).videoLink).toBe('missing');
    expect(missing({ remote: ['Bruno T.'] })[0]).toBe('videoLink');
  });

  it('is ready where the meeting itself has the place and the link', () => {
    expect(
      standing({ place: 'Salle Surcouf', videoLink: 'https://x.example', remote: ['Bruno T.'] }),
    ).toMatchObject({ room: 'ready', videoLink: 'ready' });
  });

  it('asks about travel when somebody comes from another organisation', () => {
    expect(standing({}).travel).toBe('notNeeded');
    expect(standing({ travellers: ['Bruno T.'] }).travel).toBe('missing');
  });

  it('believes what somebody said over what it knows', () => {
    const checks = [
      { code: 'room', state: 'notNeeded' as const },
      { code: 'equipment', state: 'ready' as const },
    ];
    expect(standing({ place: 'Salle Surcouf', checks })).toMatchObject({
      room: 'notNeeded',
      equipment: 'ready',
    });
  });

  it('has nothing to say once every line is settled', () => {
    const checks = (['room', 'equipment', 'videoLink', 'travel', 'dedicatedTime'] as const).map((code) => ({
      code,
      state: 'ready' as const,
    }));
    expect(missing({ remote: ['Bruno T.'], checks })).toEqual([]);
  });
});
