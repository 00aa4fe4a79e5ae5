import type { Reply } from '../conversation/reply.ts';
import type { StatedProxy } from '../meetings/give-proxy.ts';
import { guestsNamed } from '../meetings/guests.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Person } from '../store/generated/client.ts';

const between = /^(.+?)\s+(?:procuration|pouvoir|proxy)(?:\s+(?:à|a|pour|to))?\s+(.+)$/isu;

/** @returns giver and holder of « @fatou procuration @sophie », as they were typed; null where no proxy is spoken of */
export function proxyWords(text: string): { giver: string; holder: string } | null {
  const [, giver, holder] = between.exec(text.trim()) ?? [];
  return giver && holder ? { giver, holder } : null;
}

/** Reads a proxy that is noted on the attendance sheet. @param to its holder, when said apart; null: no proxy is meant */
export async function proxyAtTheDoor(
  turn: DomainTurn,
  people: string,
  to: Person | undefined,
): Promise<StatedProxy | { refusal: Reply } | null> {
  const words = to ? { giver: people, holder: null } : proxyWords(people);
  if (!words) return null;
  const givers = await guestsNamed(turn, words.giver);
  const holders = words.holder === null ? null : await guestsNamed(turn, words.holder);
  const [unknown] = [...givers.unknown, ...(holders?.unknown ?? [])];
  if (unknown) return { refusal: sayNo(turn, 'session.attendance.unknown', { name: unknown }, 'people') };
  const holderIds = to ? [to.id] : (holders?.people ?? []);
  const [giverId, ...otherGivers] = givers.people;
  const [holderId, ...otherHolders] = holderIds;
  if (!giverId || !holderId || otherGivers.length + otherHolders.length > 0)
    return { refusal: sayNo(turn, 'session.attendance.oneProxy', {}, 'people') };
  return { giverId, holderId };
}
