import { isMailAddress, oneLine } from '../../src/calendar/plain-text.ts';
import type { Mailbox } from './transport.ts';

/**
 * @param text `copil@agla.example` or `COPIL <copil@agla.example>`.
 * @throws RangeError when it holds no address.
 */
export function readMailbox(text: string): Mailbox {
  const [, name, address] = /^(.*)<([^<>]+)>$/u.exec(text.trim()) ?? [undefined, '', text.trim()];
  if (!address || !isMailAddress(address)) {
    throw new RangeError(
      `expected “copil@example.org” or “COPIL <copil@example.org>”, read ${JSON.stringify(text)}`,
    );
  }
  const shown = oneLine(name ?? '').replace(/^"(.*)"$/u, '$1');
  return shown ? { name: shown, address } : { address };
}
