import { describe, expect, it } from 'vitest';
import type { RiskContent } from './risk.ts';
import { contentAt, type RiskChange } from './risk-history.ts';

const at = (day: number) => Temporal.Instant.from(`2026-09-${String(day).padStart(2, '0')}T12:00:00Z`);
const now: RiskContent & { createdAt: Date } = {
  title: 'Wi-Fi',
  category: 'technical',
  probability: 3,
  impact: 4,
  state: 'watched',
  ownerId: null,
  prevention: null,
  trigger: null,
  createdAt: new Date('2026-09-02T12:00:00Z'),
};
const change = (day: number, before: Partial<RiskContent>, after: Partial<RiskContent>): RiskChange => ({
  riskId: 'r',
  at: at(day),
  act: 'risk.updated',
  actorId: null,
  before,
  after,
  reason: '',
});
const changes = [
  change(10, { impact: 2, state: 'open' }, { impact: 3, state: 'open' }),
  change(20, { impact: 3, state: 'open' }, { impact: 4, state: 'watched' }),
];

describe('what a risk was on a day that is past', () => {
  it.each([
    [5, 2, 'open'],
    [15, 3, 'open'],
    [20, 4, 'watched'],
    [25, 4, 'watched'],
  ])('is read back from the journal: on the %i it had impact %i', (day, impact, state) => {
    expect(contentAt(now, changes, at(day))).toMatchObject({ impact, state, title: 'Wi-Fi' });
  });

  it('is nothing before it was opened', () => {
    expect(contentAt(now, changes, at(1))).toBeNull();
  });
});
