import { findPerson } from '../people/find-person.ts';
import type { DomainTurn } from '../people/turn.ts';

export interface Guests {
  /** Person ids. */
  people: string[];
  /** Names nobody, or more than one person, answers to. */
  unknown: string[];
}

/** Reads `@ines, @julie`, and the mentions chats write (`<@U1|ines> <@U2>`): the secretary and guests are invited when they are named (4.4b). */
export async function guestsNamed(turn: DomainTurn, text: string | undefined): Promise<Guests> {
  const names = (text ?? '')
    .split(/[,;]|\s+(?:et|and)\s+|\s+(?=<?@)|(?<=>)(?=<@)/u)
    .map((name) => name.trim());
  const guests: Guests = { people: [], unknown: [] };
  for (const name of names.filter(Boolean)) {
    const person = await findPerson(turn.tx, turn.space.id, name, turn.account);
    if (person) guests.people.push(person.id);
    else guests.unknown.push(name);
  }
  return guests;
}
