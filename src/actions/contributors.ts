import { findPerson } from '../people/find-person.ts';
import type { DomainTurn } from '../people/turn.ts';

/**
 * Who helps the owner, as typed after `avec:`: one name, or several between commas or one @ after the other.
 *
 * @returns their ids, or the first name nobody answers to
 */
export async function readContributors(
  turn: DomainTurn,
  typed: string,
): Promise<{ ids: string[] } | { unknown: string }> {
  const ids = new Set<string>();
  for (const name of namesIn(typed)) {
    const person = await findPerson(turn.tx, turn.space.id, name, turn.account);
    if (!person) return { unknown: name };
    ids.add(person.id);
  }
  return { ids: [...ids] };
}

/** @returns « @Sophie, Yann Kerbrat et @Nadia » cut into three names */
export function namesIn(typed: string): string[] {
  return typed
    .split(/[,;]|\s+(?:et|and)\s+|\s+(?=<?@)/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
