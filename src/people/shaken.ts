import { randomInt } from 'node:crypto';

/** @returns the same in a random order (Fisher and Yates): where the order in which people gave something must not be kept */
export function shaken<T>(things: readonly T[]): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
