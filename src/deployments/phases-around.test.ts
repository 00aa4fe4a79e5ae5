import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MilestonePhase } from '../store/generated/enums.ts';
import { defaultPhases } from './default-phases.ts';
import { type GivenPhase, phasesAround } from './phases-around.ts';

const goLive = Temporal.PlainDate.from('2027-06-15');
const on = (days: number) => goLive.add({ days });
const dated = (from: number, to: number): GivenPhase => ({ from: on(from), to: on(to) });

/** Days from the go-live on which each phase begins and ends. */
function placed(given: Partial<Record<MilestonePhase, GivenPhase>>) {
  const places = phasesAround(goLive, new Map(Object.entries(given) as [MilestonePhase, GivenPhase][]));
  const days = (date: Temporal.PlainDate) => goLive.until(date, { largestUnit: 'day' }).days;
  return Object.fromEntries([...places].map(([phase, { from, to }]) => [phase, [days(from), days(to)]]));
}
const usual = Object.fromEntries(
  defaultPhases.map(({ phase, startDays, endDays }) => [phase, [startDays, endDays]]),
);

describe('phases that nobody dated', () => {
  it('stand at their usual days', () => {
    expect(placed({})).toEqual(usual);
  });

  it('make room between those that are dated, shorter where they must', () => {
    expect(placed({ configuration: dated(-60, -26), training: dated(-24, -6) })).toEqual({
      ...usual,
      configuration: [-60, -26],
      instanceDelivery: [-26, -24],
      training: [-24, -6],
    });
  });

  it('come earlier before one that is early, as long as usual, and so do those before them', () => {
    expect(placed({ training: dated(-40, -25) })).toMatchObject({
      instanceDelivery: [-46, -40],
      dataRecovery: [-79, -46],
      interfaces: [-76, -46],
      configuration: [-79, -46],
      acceptance: [-21, -11],
    });
  });

  it('come later after one that ends late, and end with the go-live at the latest', () => {
    expect(placed({ configuration: dated(-40, -12) })).toMatchObject({
      instanceDelivery: [-12, -6],
      training: [-6, 0],
      acceptance: [-6, 0],
    });
  });

  it('wait for the day something really ended, and not for what the site leaves out', () => {
    expect(placed({ interfaces: { ...dated(-60, -30), done: on(-20) } })).toMatchObject({
      instanceDelivery: [-20, -14],
    });
    expect(placed({ interfaces: { ...dated(-60, -10), left: true } })).toMatchObject({
      instanceDelivery: [-28, -22],
    });
  });

  it('take the other end of one that is half dated along, never before its start', () => {
    expect(placed({ training: { from: on(-3) } }).training).toEqual([-3, -3]);
    expect(placed({ training: { to: on(-30) } }).training).toEqual([-30, -30]);
  });
});

it('what people dated never moves, nothing ends before it starts, and one dated phase alone never overlaps', () => {
  const phases = defaultPhases.map(({ phase }) => phase).filter((phase) => phase !== 'goLive');
  const period = fc
    .tuple(fc.integer({ min: -120, max: -1 }), fc.integer({ min: 0, max: 40 }))
    .map(([from, length]) => [from, Math.min(-1, from + length)] as const);
  fc.assert(
    fc.property(fc.constantFrom(...phases), period, (phase, [from, to]) => {
      const days = placed({ [phase]: dated(from, to) }) as Record<MilestonePhase, [number, number]>;
      expect(days[phase]).toEqual([from, to]);
      for (const [start, end] of Object.values(days)) expect(start).toBeLessThanOrEqual(end);
      // What follows a go-live is not dated before it.
      if (phase === 'pilotSite' || phase === 'regularService') return;
      for (const { phase: name, after } of defaultPhases)
        for (const awaited of after) expect(days[awaited][1]).toBeLessThanOrEqual(days[name][0]);
    }),
  );
});
