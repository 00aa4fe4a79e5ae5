import type { Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';
import { accountsOf } from './accounts-of.ts';
import { type Ids, idOf, idsFor, optionalId } from './ids.ts';
import type { PersonEntry, SpaceFile } from './space-file.ts';

/** People of the empty space before the file: the administrator that setup made. */
export function peoplePresent(tx: Transaction, spaceId: string): Promise<Person[]> {
  return tx.person.findMany({ where: { spaceId }, orderBy: { id: 'asc' } });
}

/** @returns the id of each person by handle; somebody already present keeps theirs. */
export function peopleIds(people: readonly PersonEntry[], present: readonly Person[]): Map<string, string> {
  const ids = idsFor(people.map(({ handle }) => handle));
  for (const [person, entry] of pairs(people, present)) ids.set(entry.handle, person.id);
  return ids;
}

/** Who is present and in the file: the same work e-mail, else the same handle. */
function pairs(people: readonly PersonEntry[], present: readonly Person[]): [Person, PersonEntry][] {
  return present.flatMap((person) => {
    const entry =
      people.find(({ workEmail }) => workEmail === person.workEmail.toLowerCase()) ??
      people.find(({ handle }) => handle === person.handle);
    return entry ? [[person, entry] as [Person, PersonEntry]] : [];
  });
}

/** Writes people with their accounts and absences; somebody already present is brought up to date and stays administrator. */
export async function loadPeople(
  tx: Transaction,
  file: SpaceFile,
  ids: Ids,
  present: readonly Person[],
): Promise<void> {
  const merged = new Map(pairs(file.people, present).map(([person, entry]) => [entry.handle, person]));
  for (const entry of file.people) {
    const person = merged.get(entry.handle);
    if (!person) continue;
    const administrator = person.administrator || entry.administrator;
    await tx.person.update({
      where: { id: person.id },
      data: { ...columns(entry, file, ids), administrator },
    });
  }
  const arriving = file.people.filter(({ handle }) => !merged.has(handle));
  await tx.person.createMany({ data: arriving.map((entry) => columns(entry, file, ids)) });
  await tx.platformAccount.createMany({ data: await newAccounts(tx, file, ids) });
  await tx.absence.createMany({
    data: file.people.flatMap(({ handle, absences }) =>
      absences.map(({ from, to }) => ({
        spaceId: ids.spaceId,
        personId: idOf(ids.people, handle),
        from: dateColumn(Temporal.PlainDate.from(from)),
        to: dateColumn(Temporal.PlainDate.from(to)),
      })),
    ),
  });
}

function columns(entry: PersonEntry, file: SpaceFile, ids: Ids) {
  return {
    id: idOf(ids.people, entry.handle),
    spaceId: ids.spaceId,
    handle: entry.handle,
    givenName: entry.givenName,
    familyName: entry.familyName,
    title: entry.title,
    workEmail: entry.workEmail,
    jobTitle: entry.jobTitle,
    professionCategory: entry.professionCategory,
    phone: entry.phone,
    locale: entry.locale ?? file.space.locale,
    organisationId: optionalId(ids.organisations, entry.organisation),
    preferredPlatform: entry.preferredPlatform,
    state: entry.state,
    administrator: entry.administrator,
  };
}

/** Accounts of the file that the space does not have yet: an administrator may have linked one before. */
async function newAccounts(tx: Transaction, file: SpaceFile, ids: Ids) {
  const linked = await tx.platformAccount.findMany({ where: { spaceId: ids.spaceId } });
  const known = new Set(linked.map((account) => accountKey(account)));
  return file.people
    .flatMap((entry) =>
      accountsOf(entry).map(({ platform, workspace, id }) => ({
        spaceId: ids.spaceId,
        personId: idOf(ids.people, entry.handle),
        platform,
        workspace,
        externalId: id as string,
        state: entry.state === 'left' ? ('revoked' as const) : ('linked' as const),
      })),
    )
    .filter((account) => !known.has(accountKey(account)));
}

function accountKey(account: {
  personId: string;
  platform: string;
  workspace: string;
  externalId: string;
}): string {
  return [account.personId, account.platform, account.workspace, account.externalId].join(' ');
}
