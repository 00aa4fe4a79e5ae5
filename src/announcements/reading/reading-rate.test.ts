import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLow, lowGroups, percentOf, readingOf } from './reading-rate.ts';

const people = (group: string | null, count: number) =>
  Array.from({ length: count }, (_, index) => ({ personId: `${group}-${index}`, group }));

describe('the reading of an announcement (C40)', () => {
  const site = [...people('Équipe de jour', 43), ...people('Équipe de nuit', 11)];
  const pressed = new Set(['Équipe de nuit-0', 'Équipe de nuit-1', 'somebody who left']);

  it('counts each team and the site, and nobody who no longer works there', () => {
    const reading = readingOf(site, pressed, []);
    expect(reading).toMatchObject({ size: 54, read: 2 });
    expect(reading.groups).toEqual([
      { group: 'Équipe de jour', size: 43, read: 0 },
      { group: 'Équipe de nuit', size: 11, read: 2 },
    ]);
  });

  it('counts nobody twice who pressed and stands in their manager’s count (nasty case 8)', () => {
    const counted = readingOf(site, pressed, [{ team: 'Équipe de nuit', count: 7 }]);
    expect(counted.groups[1]?.read).toBe(7);
    const fewer = readingOf(site, pressed, [{ team: 'Équipe de nuit', count: 1 }]);
    expect(fewer.groups[1]?.read).toBe(2);
  });

  it('is low for a team of which one in five has read, though most of the site has', () => {
    const day = people('Équipe de jour', 43).map(({ personId }) => personId);
    const reading = readingOf(site, new Set([...day, ...pressed]), []);
    expect(percentOf(reading)).toBe(83);
    expect(lowGroups(reading, 50).map(({ group }) => group)).toEqual(['Équipe de nuit']);
    expect(isLow(reading, 50)).toBe(true);
    expect(isLow(reading, 10)).toBe(false);
  });

  it('never says more readers than people, whatever was counted', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(60), (size, own, count) => {
        const team = people('Équipe', size);
        const read = readingOf(team, new Set(team.slice(0, own).map(({ personId }) => personId)), [
          { team: 'Équipe', count },
        ]);
        expect(read.read).toBeLessThanOrEqual(size);
        expect(read.read).toBeGreaterThanOrEqual(Math.min(own, size));
      }),
    );
  });
});
