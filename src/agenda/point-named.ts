/**
 * How people call a point: by its place, as an agenda counts 1, 2, 3…; by a reference that no place can be taken for (P10)
 * while it has none. Buttons and requests carry the reference always: an order may change before they are pressed.
 */
import { fold } from '../conversation/clean-text.ts';

export interface NamedPoint {
  /** Given once within its meeting, and kept. */
  number: number;
  /** From 1, in the order of the agenda; null while it is not on it. */
  place: number | null;
  title: string;
}

/** What somebody means by the name they typed. */
export type PointName = { place: number } | { reference: number } | { title: string };

/** « 3 », « n° 3 », « point 3 », « #3 »; « P10 », with its title or without; anything else is a title. */
export function readPointName(said: string): PointName {
  const words = fold(said).replace(/^(?:point|item) (?=\S)/, '');
  const reference = /^p ?(\d{1,4})(?: ·.*)?$/.exec(words)?.[1];
  if (reference !== undefined) return { reference: Number(reference) };
  const place = /^(?:n ?[°ºo.]? ?|numero |number |#)?(\d{1,4})$/.exec(words)?.[1];
  return place === undefined ? { title: said.trim() } : { place: Number(place) };
}

/**
 * @param points of one meeting, on its agenda or not
 * @param said a place first, else the number of a point that has none; a reference; a title, where one point alone has it
 */
export function pointNamed<P extends NamedPoint>(points: readonly P[], said: string): P | null {
  const name = readPointName(said);
  if ('reference' in name) return points.find(({ number }) => number === name.reference) ?? null;
  if ('place' in name)
    return (
      points.find(({ place }) => place === name.place) ??
      points.find(({ place, number }) => place === null && number === name.place) ??
      null
    );
  const [titled, ...others] = points.filter(({ title }) => fold(title) === fold(name.title));
  return titled && others.length === 0 ? titled : null;
}

/** @returns what people read and type for it: « 3 », or « P10 » while it is not on the agenda */
export function pointName(point: Pick<NamedPoint, 'number' | 'place'>): string {
  return point.place === null ? pointReference(point) : String(point.place);
}

/** @returns what a button carries: « P10 », whatever the order becomes */
export function pointReference({ number }: Pick<NamedPoint, 'number'>): string {
  return `P${number}`;
}

/** @returns what a request carries that somebody reads before they accept it: « P10 · Wi-Fi EHPAD » */
export function pointInFull(point: Pick<NamedPoint, 'number' | 'title'>): string {
  return `${pointReference(point)} · ${point.title}`;
}
