import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderedIds } from './ordered-ids.ts';

it('gives ids in rising order, within a millisecond, when the computer’s clock goes back, and after a restart', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2 }), fc.nat(), (steps, restartAt) => {
      let now = Temporal.Instant.from('2026-09-01T06:30:00Z');
      const system = () => now;
      let next = orderedIds(system);
      const ids: string[] = [];
      for (const [index, milliseconds] of steps.entries()) {
        now = now.add({ milliseconds });
        if (index === restartAt % steps.length) next = orderedIds(system, ids.at(-1));
        ids.push(next());
      }
      expect(ids.toSorted()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

it('gives more ids in a millisecond than its counter can hold, as UUIDs of version 7', () => {
  const now = Temporal.Instant.from('2026-09-01T06:30:00Z');
  const next = orderedIds(() => now);
  const ids = Array.from({ length: 10_000 }, next);
  expect(ids.toSorted()).toEqual(ids);
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toBe(true);
});
