/** Ids that sort in the order in which they were given, also within a millisecond. */
import { randomBytes } from 'node:crypto';

const counterBits = 12n;
const counterMax = (1n << counterBits) - 1n;

/**
 * UUID version 7 with a counter in `rand_a` (RFC 9562 §6.2, method 1). The business clock stands still and PostgreSQL
 * sorts by id, so messages of one conversation keep their order only if their ids do.
 * @param system reads the computer's clock
 * @param after the last id given before, so that a clock set back does not disturb the order
 */
export function orderedIds(system: () => Temporal.Instant, after?: string): () => string {
  let [time, counter] = after ? parts(after) : [0n, 0n];
  return () => {
    const present = BigInt(system().epochMilliseconds);
    if (present > time) {
      time = present;
      counter = 0n;
    } else if (counter < counterMax) {
      counter += 1n;
    } else {
      time += 1n;
      counter = 0n;
    }
    return format(time, counter);
  };
}

function parts(id: string): [bigint, bigint] {
  const hex = id.replaceAll('-', '');
  return [BigInt(`0x${hex.slice(0, 12)}`), BigInt(`0x${hex.slice(13, 16)}`)];
}

function format(time: bigint, counter: bigint): string {
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const hex = `${time.toString(16).padStart(12, '0')}7${counter.toString(16).padStart(3, '0')}${random.toString('hex')}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
