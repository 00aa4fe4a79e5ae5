/**
 * Says what was written the way it will be stored: addresses in lower case, hours of a list in order. Only what was written is
 * said, so that defaults do not count as changes.
 *
 * @param parsed what the schema of the space file made of it, entry by entry
 */
export function asRead(written: unknown, parsed: unknown): unknown {
  if (Array.isArray(written) && Array.isArray(parsed) && written.some(isObject))
    return written.map((one, index) => asRead(one, parsed[index]));
  if (isObject(written) && isObject(parsed))
    return Object.fromEntries(
      Object.entries(written).map(([field, value]) => [field, asRead(value, parsed[field])]),
    );
  return parsed;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
