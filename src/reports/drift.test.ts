import { describe, expect, it } from 'vitest';
import { driftDays, goLivesMoved } from './drift.ts';

const port = { code: 'S03', name: 'EHPAD Résidence du Port', goLive: '2026-12-03' };
const ime = { code: 'S01', name: 'IME Les Embruns', goLive: '2026-10-06' };
const reported = [
  { code: 'S01', name: ime.name, on: '2026-10-06' },
  { code: 'S03', name: port.name, on: '2026-11-19' },
];

describe('calendar drift', () => {
  it('compares go-lives with those of the last report', () => {
    const { compared, moved } = goLivesMoved([ime, port], reported);
    expect(compared).toBe(true);
    expect(moved).toEqual([{ code: 'S03', name: port.name, from: '2026-11-19', to: '2026-12-03' }]);
    expect(moved.map(driftDays)).toEqual([14]);
  });

  it('says that there is nothing to compare with rather than that nothing moved', () => {
    expect(goLivesMoved([ime, port], null)).toEqual({ compared: false, moved: [] });
  });

  it('tells a site that lost its date, and is silent on one that is where it was', () => {
    const { moved } = goLivesMoved([{ ...port, goLive: null }], reported);
    expect(moved.map(driftDays)).toEqual([null]);
    expect(goLivesMoved([ime], reported).moved).toEqual([]);
  });
});
