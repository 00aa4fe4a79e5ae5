import type { Turn } from '../conversation/command.ts';
import { compareNames, fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';

/** Longest list in which one still finds somebody; beyond it people type a name. */
const longest = 25;

/** @returns everybody of the space while they are few, else nobody: then the form asks for a name. */
export async function peopleToChoose(turn: Turn): Promise<{ value: string; label: string }[]> {
  const { tx, space } = turn as DomainTurn;
  const people = await tx.person.findMany({
    where: { spaceId: space.id, state: { not: 'left' } },
    orderBy: { id: 'asc' },
    take: longest + 1,
  });
  if (people.length > longest) return [];
  return people.toSorted(compareNames).map((person) => ({
    value: `@${person.handle}`,
    label: person.jobTitle ? `${fullName(person)} · ${person.jobTitle}` : fullName(person),
  }));
}
