import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NamedPoint, pointInFull, pointName, pointNamed, pointReference } from './point-named.ts';

const point = (number: number, place: number | null, title = `Point ${number}`): NamedPoint => ({
  number,
  place,
  title,
});
/** Laid out 1 to 3, then P10 taken between them; P4 and P2 wait. */
const opening = point(1, 1, 'Ouverture');
const wifi = point(10, 2, 'Wi-Fi EHPAD');
const next = point(3, 3, 'Prochaine date');
const waiting = point(4, null, 'Congés d’été');
const refused = point(2, null, 'Audit');
const points = [opening, wifi, next, waiting, refused];

describe('a point is found', () => {
  it.each([
    '2',
    ' 2 ',
    'n°2',
    'n° 2',
    'N°2',
    'nº2',
    'no 2',
    '#2',
    'point 2',
    'Point n° 2',
    'numéro 2',
    'item 2',
  ])('by its place on the agenda, typed %j', (said) => expect(pointNamed(points, said)).toBe(wifi));

  it.each(['P10', 'p10', 'P 10', 'point P10', 'P10 · Wi-Fi EHPAD'])('by its reference, typed %j', (said) =>
    expect(pointNamed(points, said)).toBe(wifi),
  );

  it('by its number where no point has that place', () => {
    expect(pointNamed(points, '4')).toBe(waiting);
    expect(pointNamed(points, '10')).toBeNull();
  });

  it('by its title, with or without accents and capitals, where one point alone has it', () => {
    expect(pointNamed(points, "conges d'été")).toBe(waiting);
    expect(pointNamed([...points, point(11, 4, 'OUVERTURE')], 'ouverture')).toBeNull();
  });

  it.each(['99', 'P99', 'autre chose', 'P', '0', '-1'])('and none for %j', (said) =>
    expect(pointNamed(points, said)).toBeNull(),
  );

  it('by what is shown for it, and by what its buttons carry, in any order of the agenda', () => {
    const agendas = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 })
      .chain((numbers) =>
        fc
          .nat(numbers.length)
          .map((placed) => numbers.map((number, index) => point(number, index < placed ? index + 1 : null))),
      );
    fc.assert(
      fc.property(agendas, (agenda) => {
        for (const one of agenda) {
          expect(pointNamed(agenda, pointName(one))).toBe(one);
          expect(pointNamed(agenda, pointReference(one))).toBe(one);
          expect(pointNamed(agenda, pointInFull(one))).toBe(one);
        }
      }),
    );
  });
});
