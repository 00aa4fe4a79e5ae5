import type { PlatformName } from '../conversation/platform.ts';
import type { Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { foldName, fullName } from './person-name.ts';

/**
 * Finds the one person a text names: `@karim`, `@Karim`, `@"Karim Benhaddou"`, a work e-mail, or a platform mention `<@U123|karim>`.
 *
 * @returns null when nobody, or more than one person, answers to it
 */
export async function findPerson(
  tx: Transaction,
  spaceId: string,
  text: string,
  account?: { platform: PlatformName; workspace: string },
): Promise<Person | null> {
  const mention = /^<@([^|>]+)(?:\|[^>]*)?>$/.exec(text.trim());
  if (mention?.[1]) return byAccount(tx, spaceId, mention[1], account);
  const wanted = text
    .trim()
    .replace(/^@/, '')
    .replace(/^["“«\s]+|["”»\s]+$/g, '');
  if (!wanted) return null;
  const exact = await tx.person.findFirst({
    where: {
      spaceId,
      state: { not: 'left' },
      OR: [{ handle: wanted.toLowerCase() }, { workEmail: wanted.toLowerCase() }],
    },
  });
  return exact ?? byName(tx, spaceId, wanted);
}

async function byAccount(
  tx: Transaction,
  spaceId: string,
  externalId: string,
  account?: { platform: PlatformName; workspace: string },
): Promise<Person | null> {
  const found = await tx.platformAccount.findFirst({
    where: {
      spaceId,
      externalId,
      state: 'linked',
      // Whoever speaks is given with an id of their own: only their platform and workspace count here.
      ...(account && { platform: account.platform, workspace: account.workspace }),
    },
    include: { person: true },
  });
  return found && found.person.state !== 'left' ? found.person : null;
}

async function byName(tx: Transaction, spaceId: string, wanted: string): Promise<Person | null> {
  const folded = foldName(wanted);
  const people = await tx.person.findMany({ where: { spaceId, state: { not: 'left' } } });
  const named = (of: (person: Person) => string) =>
    people.filter((person) => foldName(of(person)) === folded);
  for (const of of [
    (person: Person) => person.handle,
    fullName,
    (person: Person) => `${person.familyName} ${person.givenName}`,
    (person: Person) => person.givenName,
    (person: Person) => person.familyName,
  ]) {
    const matches = named(of);
    if (matches.length === 1) return matches[0] ?? null;
    if (matches.length > 1) return committeeMemberAmong(tx, matches);
  }
  return null;
}

/** « @Karim » means the member of a committee when a care worker elsewhere has the same given name. */
async function committeeMemberAmong(tx: Transaction, candidates: Person[]): Promise<Person | null> {
  const memberships = await tx.membership.findMany({
    where: { personId: { in: candidates.map((person) => person.id) }, state: 'active' },
    select: { personId: true },
  });
  const members = new Set(memberships.map((membership) => membership.personId));
  const sitting = candidates.filter((person) => members.has(person.id));
  return sitting.length === 1 ? (sitting[0] ?? null) : null;
}
