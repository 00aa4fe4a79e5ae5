import { expect, it } from 'vitest';
import { deliveryKey } from './key.ts';
import { type KnownRow, tellable } from './known-rows.ts';
import type { PlannedNotice } from './timeline.ts';

const now = Temporal.Instant.from('2026-11-17T09:30:00Z');
const [later, earlier] = [now.add({ hours: 1 }), now.subtract({ hours: 1 })];
const maelle = { kind: 'person' as const, id: '01a00000-0000-7000-8000-000000000001' };
const keyOf = (version: number) => deliveryKey('D10', { type: 'deployment', id: 'S03', version }, maelle);
const row = (more: Partial<KnownRow> = {}) => ({ key: keyOf(1), state: 'sent', ...more }) as KnownRow;
const notice = (more: Partial<PlannedNotice> = {}) =>
  ({ key: keyOf(2), nature: 'notice', perishable: false, at: later, ...more }) as PlannedNotice;

it.each([
  ['is told to who heard nothing', [], notice(), true],
  ['is not told twice to who was told of an older version', [row()], notice(), false],
  ['is not done twice', [row({ state: 'done' })], notice(), false],
  ['is told where the older one never left', [row({ state: 'planned' })], notice(), true],
  ['is told again when it is perishable and lies ahead', [row()], notice({ perishable: true }), true],
  ['is not when its moment is past', [row()], notice({ perishable: true, at: earlier }), false],
  ['is told of each change when it corrects', [row()], notice({ nature: 'correction' }), true],
])('what a new version plans %s (invariant 5)', (_promise, older, planned, told) => {
  expect(tellable([planned], older, now)).toEqual(told ? [planned] : []);
});
