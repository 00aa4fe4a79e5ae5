import { draftLoaded } from '../../announcements/draft/draft-loaded.ts';
import { deploymentOfSite } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import type { Happening } from '../../people/turn.ts';
import { idOf } from '../../spaces/ids.ts';
import type { SpaceFile } from '../../spaces/space-file.ts';
import { addEntries, isNewSite } from './add-entries.ts';
import type { Change } from './compare-spaces.ts';
import { idsInUse } from './ids-in-use.ts';
import { tellRooms } from './tell-rooms.ts';
import { writeConstraint, writeDuty, writePhase, writeTraining } from './write/write-calendar.ts';
import { writeCommittee, writeMember } from './write/write-committees.ts';
import { writeAbsence, writePerson } from './write/write-people.ts';
import { writeReferent } from './write/write-referents.ts';
import { writeSite, writeStaff } from './write/write-sites.ts';
import { writeChannel, writeOrganisation, writeSpace, writeUsageTarget } from './write/write-space.ts';
import type { Applying, Writer } from './write/writing.ts';

/** How each kind of entry is brought up to date. */
const writers: Readonly<Record<string, Writer>> = {
  space: writeSpace,
  organisations: writeOrganisation,
  channels: writeChannel,
  people: writePerson,
  absences: writeAbsence,
  sites: writeSite,
  staff: writeStaff,
  referents: writeReferent,
  phases: writePhase,
  constraints: writeConstraint,
  committees: writeCommittee,
  members: writeMember,
  onCall: writeDuty,
  trainings: writeTraining,
  usageTargets: writeUsageTarget,
};

/**
 * Writes what an import changes into a space that is in use, in the caller's transaction. New entries are loaded as a file is;
 * known ones are brought up to date, and the rooms hear of it so that what waits follows.
 *
 * @param file the whole space as it will stand, judged already
 */
export async function applyChanges(
  by: Happening,
  file: SpaceFile,
  changes: readonly Change[],
): Promise<void> {
  const applying: Applying = { by, file, ids: await idsInUse(by.tx, by.space.id, file) };
  await addEntries(applying, changes);
  const named = ({ section, kind, entry }: Change) =>
    section === 'referents' && kind === 'added' && !isNewSite(changes, entry.site);
  // Who follows is named before who leaves: nobody is asked to find what the workbook brings.
  for (const change of changes.filter(named)) await writeReferent(applying, change);
  for (const change of changes)
    if (change.kind === 'changed' || change.owner) await writers[change.section]?.(applying, change);
  await tellRooms(applying, changes);
  await draftForNewSites(applying, changes);
  const sections = Object.fromEntries(
    [...Map.groupBy(changes, ({ section }) => section)].map(([section, list]) => [section, list.length]),
  );
  await journal(by, 'space.imported', { type: 'space', id: by.space.id }, { after: sections });
}

/** A site that comes between the day of a draft and that of its announcement has its draft from the start, as in a file. */
async function draftForNewSites({ by, ids }: Applying, changes: readonly Change[]): Promise<void> {
  for (const { section, kind, entry } of changes) {
    if (section !== 'sites' || kind !== 'added') continue;
    const deployment = await deploymentOfSite(by.tx, idOf(ids.sites, String(entry.code)));
    if (deployment) await draftLoaded(by, deployment);
  }
}
