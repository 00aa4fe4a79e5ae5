import { tellAbout } from '../../referents/tell.ts';
import { idOf } from '../../spaces/ids.ts';
import type { Change } from './compare-spaces.ts';
import type { Applying } from './write/writing.ts';

/**
 * Members who come are invited to what lies ahead, referents are asked, committees begin to meet; what waits around a go-live
 * follows its people, its closed days and its hours.
 */
export async function tellRooms(applying: Applying, changes: readonly Change[]): Promise<void> {
  const { by, ids } = applying;
  const on = by.now.toZonedDateTimeISO(by.space.timeZone).toPlainDate();
  for (const { section, kind, entry, owner } of changes) {
    if (section === 'members' && owner)
      await by.announce({
        kind: kind === 'added' ? 'member.joined' : 'member.changed',
        committeeId: idOf(ids.committees, String(owner.code)),
        personId: idOf(ids.people, String(entry.person)),
        on,
      });
    if (section === 'committees' && kind === 'added' && (entry.state ?? 'active') === 'active')
      await by.announce({
        kind: 'committee.activated',
        committeeId: idOf(ids.committees, String(entry.code)),
      });
    if (section === 'referents' && kind === 'added') await askReferent(applying, entry);
  }
  for (const code of sitesTouched(applying, changes))
    await by.announce({ kind: 'site.peopleChanged', siteId: idOf(ids.sites, code) });
}

async function askReferent({ by, ids }: Applying, entry: Record<string, unknown>): Promise<void> {
  const siteId = idOf(ids.sites, String(entry.site));
  const personId = idOf(ids.people, String(entry.person));
  const asked = await by.tx.referentAssignment.findMany({ where: { siteId, personId, state: 'proposed' } });
  for (const one of asked)
    await tellAbout(by, one, { personId, rule: 'REFERENT-ASK', message: 'referent.asked' });
  await by.announce({ kind: 'referent.changed', siteId, personId });
}

/** @returns codes of the sites around which something else is to be said, or at another hour */
function sitesTouched({ file }: Applying, changes: readonly Change[]): Set<string> {
  const sitesOf = (organisation: unknown) =>
    file.sites.filter((one) => organisation === undefined || one.organisation === organisation);
  const codes = changes.flatMap(({ section, entry }): unknown[] => {
    if (section === 'sites') return [entry.code];
    if (['staff', 'referents', 'phases', 'trainings'].includes(section)) return [entry.site];
    if (section === 'organisations') return sitesOf(entry.code).map(({ code }) => code);
    if (section !== 'constraints' || entry.kind !== 'closure') return [];
    return entry.site ? [entry.site] : sitesOf(entry.organisation).map(({ code }) => code);
  });
  return new Set(codes.map(String));
}
