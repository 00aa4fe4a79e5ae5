import { loadCommittees } from '../../spaces/load-committees.ts';
import { loadDeployments } from '../../spaces/load-deployments.ts';
import { loadOrganisations } from '../../spaces/load-organisations.ts';
import { loadPeople, peoplePresent } from '../../spaces/load-people.ts';
import { loadSites } from '../../spaces/load-sites.ts';
import type { SpaceFile } from '../../spaces/space-file.ts';
import type { Change } from './compare-spaces.ts';
import { keyOf } from './merge-spaces.ts';
import type { Applying } from './write/writing.ts';

/**
 * New entries go through the loader of space files, with the others left out of it; who is added on a site that is in use is named
 * by `writeReferent`.
 */
export async function addEntries(applying: Applying, changes: readonly Change[]): Promise<void> {
  const { by, file, ids } = applying;
  const { tx, now } = by;
  const fresh = new Set(
    changes
      .filter(({ kind, owner }) => kind === 'added' && !owner)
      .map((one) => `${one.section} ${keyOf(one.section, one.entry)}`),
  );
  const only = <K extends keyof SpaceFile>(section: K): SpaceFile[K] =>
    (file[section] as unknown[]).filter((entry) =>
      fresh.has(`${section} ${keyOf(section, entry as Record<string, unknown>)}`),
    ) as SpaceFile[K];
  const subset: SpaceFile = {
    ...file,
    organisations: only('organisations'),
    people: only('people'),
    sites: only('sites'),
    committees: only('committees'),
    constraints: only('constraints'),
    staff: only('staff'),
    referents: only('referents').filter(({ site }) => isNewSite(changes, site)),
    onCall: only('onCall'),
    trainings: only('trainings'),
    usageTargets: only('usageTargets'),
  };
  await loadOrganisations(tx, { ...subset, channels: [] }, ids);
  await addChannels(applying, only('channels'));
  await loadPeople(tx, subset, ids, await peoplePresent(tx, ids.spaceId));
  await loadSites(tx, subset, ids);
  await loadCommittees(tx, subset, ids);
  await loadDeployments(tx, subset, ids, now);
}

/** @returns whether a site comes with these changes */
export function isNewSite(changes: readonly Change[], code: unknown): boolean {
  return changes.some(
    ({ section, kind, entry }) => section === 'sites' && kind === 'added' && entry.code === code,
  );
}

async function addChannels({ by: { tx }, file, ids }: Applying, added: SpaceFile['channels']): Promise<void> {
  await tx.channel.createMany({
    data: added.map((one) => ({
      id: ids.channels[file.channels.indexOf(one)],
      spaceId: ids.spaceId,
      platform: one.platform,
      workspace: one.workspace,
      externalId: one.id ?? one.name,
      name: one.name,
      topic: one.topic,
    })),
  });
}
