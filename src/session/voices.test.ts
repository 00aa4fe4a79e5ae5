import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stay, sittingVoices } from './voices.ts';

const at = (clock: string) => Temporal.Instant.from(`2026-09-22T${clock}:00Z`);
const stay = (personId: string, seatOfId: string | null = personId, from = '12:00', to?: string): Stay => ({
  personId,
  seatOfId,
  arrivedAt: at(from),
  leftAt: to ? at(to) : null,
});
const rules = { proxy: true };
const nine = ['helene', 'claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann', 'fatou', 'bruno'];
const count = (
  stays: Stay[],
  proxies: { giverId: string; holderId: string }[] = [],
  when = null as Temporal.Instant | null,
) => sittingVoices(nine, stays, proxies, rules, when).length;

describe('the voices of a session', () => {
  const three = [stay('claire'), stay('karim'), stay('sophie')];
  const fatous = { giverId: 'fatou', holderId: 'claire' };

  it('are four of nine with three members and Fatou’s proxy, five once Yann is there, and still five when Fatou comes (nasty case 7)', () => {
    expect(count(three, [fatous])).toBe(4);
    expect(count([...three, stay('yann')], [fatous])).toBe(5);
    expect(count([...three, stay('yann'), stay('fatou')], [fatous])).toBe(5);
  });

  it('are five with four members and one proxy; a second proxy to the same holder counts for nothing (C09)', () => {
    const four = [...three, stay('thomas')];
    expect(count(four, [fatous])).toBe(5);
    expect(count(four, [fatous, { giverId: 'bruno', holderId: 'claire' }])).toBe(5);
  });

  it('are given by the substitute while the member is away, and by the member alone once both are there', () => {
    const marc = stay('marc', 'helene');
    expect(sittingVoices(nine, [marc], [], rules, null)).toEqual([
      { memberId: 'helene', castById: 'marc', via: 'substitute' },
    ]);
    expect(sittingVoices(nine, [marc, stay('helene')], [], rules, null)).toEqual([
      { memberId: 'helene', castById: 'helene', via: 'self' },
    ]);
  });

  it('are gone with who leaves, and with who held a proxy', () => {
    const leaving = [stay('claire', 'claire', '12:00', '13:10'), stay('karim')];
    expect(count(leaving, [fatous], at('13:00'))).toBe(3);
    expect(count(leaving, [fatous], at('13:10'))).toBe(1);
    expect(count(leaving, [fatous])).toBe(1);
  });

  it('are not given by guests, nor by proxies where the committee has none', () => {
    expect(count([stay('julie', null), stay('ines', null)])).toBe(0);
    expect(sittingVoices(nine, three, [fatous], { proxy: false }, null)).toHaveLength(3);
  });

  it('a substitute cannot hold the proxy given to the member they replace', () => {
    expect(count([stay('marc', 'helene')], [{ giverId: 'fatou', holderId: 'helene' }])).toBe(1);
  });

  it('never count a seat twice, nor let anybody speak for more than themselves and one absent member, whoever comes, leaves or gives a proxy', () => {
    const person = fc.constantFrom(...nine, 'marc', 'julie', 'ines');
    const minute = fc.integer({ min: 0, max: 120 });
    const anyStay = fc
      .record({
        personId: person,
        seatOfId: fc.option(fc.constantFrom(...nine)),
        from: minute,
        lasts: fc.option(minute),
      })
      .map(({ personId, seatOfId, from, lasts }): Stay => {
        const arrivedAt = at('12:00').add({ minutes: from });
        return {
          personId,
          seatOfId,
          arrivedAt,
          leftAt: lasts === null ? null : arrivedAt.add({ minutes: lasts }),
        };
      });
    const anyProxy = fc.record({ giverId: person, holderId: person });
    fc.assert(
      fc.property(fc.array(anyStay), fc.array(anyProxy), fc.option(minute), (stays, proxies, when) => {
        const moment = when === null ? null : at('12:00').add({ minutes: when });
        const voices = sittingVoices(nine, stays, proxies, rules, moment);
        const seats = voices.map(({ memberId }) => memberId);
        expect(new Set(seats).size).toBe(seats.length);
        expect(seats.every((seat) => nine.includes(seat))).toBe(true);
        for (const castById of new Set(voices.map((one) => one.castById))) {
          const own = voices.filter((one) => one.castById === castById);
          expect(own.filter(({ via }) => via === 'proxy').length).toBeLessThanOrEqual(1);
          expect(own.filter(({ via }) => via !== 'proxy').length).toBe(1);
        }
        const there = new Set(
          stays.filter((one) => moment !== null || one.leftAt === null).map((one) => one.personId),
        );
        expect(voices.every(({ castById }) => there.has(castById))).toBe(true);
      }),
    );
  });
});
