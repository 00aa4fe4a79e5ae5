import { describe, expect, it } from 'vitest';
import type { MilestonePhase } from '../store/generated/enums.ts';
import { dateColumn } from '../time.ts';
import { sits } from './membership.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const member = (phases: MilestonePhase[] = []) => ({
  state: 'active' as const,
  from: dateColumn(day('2026-09-01')),
  to: dateColumn(day('2026-12-31')),
  phases,
});

describe('who sits', () => {
  it('sits in the milestone phases the membership names, and in no other (S2-12)', () => {
    expect(sits(member(['training', 'pilotSite']), day('2026-10-01'), 'training')).toBe(true);
    expect(sits(member(['training', 'pilotSite']), day('2026-10-01'), 'interfaces')).toBe(false);
  });

  it('sits in every phase when none is named, and whatever is named while the project has no phase', () => {
    expect(sits(member(), day('2026-10-01'), 'interfaces')).toBe(true);
    expect(sits(member(['training']), day('2026-10-01'), null)).toBe(true);
  });

  it('sits between its two dates, both included', () => {
    expect(sits(member(), day('2026-09-01'), null)).toBe(true);
    expect(sits(member(), day('2026-12-31'), null)).toBe(true);
    expect(sits(member(), day('2027-01-01'), null)).toBe(false);
  });
});
