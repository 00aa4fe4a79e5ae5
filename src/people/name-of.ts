import type { Transaction } from '../store/store.ts';
import { fullName } from './person-name.ts';

/** @returns the full name of a person; '' of nobody */
export async function nameOf(tx: Transaction, personId: string | null): Promise<string> {
  const person = personId ? await tx.person.findUnique({ where: { id: personId } }) : null;
  return person ? fullName(person) : '';
}
