import type { Ids } from '../../spaces/ids.ts';
import type { SpaceFile } from '../../spaces/space-file.ts';
import type { Transaction } from '../../store/store.ts';

/** Ids of what the space has already, and new ones for the rest. */
export async function idsInUse(tx: Transaction, spaceId: string, file: SpaceFile): Promise<Ids> {
  const where = { spaceId };
  const [organisations, people, sites, committees, channels] = await Promise.all([
    tx.organisation.findMany({ where, select: { id: true, code: true } }),
    tx.person.findMany({ where, select: { id: true, handle: true } }),
    tx.site.findMany({ where, select: { id: true, code: true } }),
    tx.committee.findMany({ where, select: { id: true, code: true } }),
    tx.channel.findMany({ where }),
  ]);
  const known = (rows: readonly { id: string; code: string }[], names: readonly string[]) =>
    completed(new Map(rows.map(({ id, code }) => [code, id])), names);
  return {
    spaceId,
    organisations: known(
      organisations,
      file.organisations.map(({ code }) => code),
    ),
    people: completed(
      new Map(people.map(({ id, handle }) => [handle, id])),
      file.people.map(({ handle }) => handle),
    ),
    sites: known(
      sites,
      file.sites.map(({ code }) => code),
    ),
    committees: known(
      committees,
      file.committees.map(({ code }) => code),
    ),
    channels: file.channels.map(
      ({ workspace, name }) =>
        channels.find((one) => one.workspace === workspace && one.name === name)?.id ?? crypto.randomUUID(),
    ),
  };
}

function completed(known: Map<string, string>, names: readonly string[]): Map<string, string> {
  for (const name of names) if (!known.has(name)) known.set(name, crypto.randomUUID());
  return known;
}
