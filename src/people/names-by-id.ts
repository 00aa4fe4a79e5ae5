import type { Transaction } from '../store/store.ts';
import { fullName } from './person-name.ts';

/**
 * @param ids of people; nobody's (null, undefined) are passed over
 * @returns their full names by id; who does not exist is absent
 */
export async function namesById(
  tx: Transaction,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  const people = await tx.person.findMany({ where: { id: { in: wanted } } });
  return new Map(people.map((person) => [person.id, fullName(person)]));
}
