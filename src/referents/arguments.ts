/** What the commands about referents take. */
import { choice, date } from '../conversation/arguments.ts';
import type { Turn } from '../conversation/command.ts';
import { fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Person } from '../store/generated/client.ts';

/** Candidates a form shows. */
const mostChoices = 25;

export const kindArgument = (position: number) =>
  choice(
    { business: ['métier', 'usage', 'fonctionnel'], technical: ['technique'] },
    { position, keys: ['type', 'rôle'] },
  );

export const fromArgument = () => date({ optional: true, lookBack: true, keys: ['du', 'dès', 'depuis'] });
export const toArgument = () => date({ optional: true, keys: ['au', 'jusqu’au', "jusqu'au"] });

/** People who work on the site that was named, who run a unit first. */
export async function peopleOfTheSite(
  turn: Turn,
  { site }: Record<string, string>,
): Promise<{ value: string; label: string }[]> {
  const { tx, space } = turn as DomainTurn;
  const postings = await tx.posting.findMany({
    where: { spaceId: space.id, person: { state: { not: 'left' } }, ...(site && { site: { code: site } }) },
    include: { person: true },
    orderBy: [{ unitManager: 'desc' }, { person: { familyName: 'asc' } }, { id: 'asc' }],
    take: mostChoices,
  });
  return postings.map(({ person }) => choiceOf(person));
}

/** Who is referent of the site that was named. */
export async function referentsOfTheSite(
  turn: Turn,
  { site }: Record<string, string>,
): Promise<{ value: string; label: string }[]> {
  const { tx, space } = turn as DomainTurn;
  const named = await tx.referentAssignment.findMany({
    where: {
      spaceId: space.id,
      state: { in: ['proposed', 'accepted'] },
      person: { state: { not: 'left' } },
      ...(site && { site: { code: site } }),
    },
    include: { person: true },
    orderBy: { id: 'asc' },
    take: mostChoices,
  });
  const people = new Map(named.map(({ person }) => [person.id, person]));
  return [...people.values()].map(choiceOf);
}

function choiceOf(person: Person) {
  const name = fullName(person);
  return { value: `@${person.handle}`, label: person.jobTitle ? `${name} · ${person.jobTitle}` : name };
}
