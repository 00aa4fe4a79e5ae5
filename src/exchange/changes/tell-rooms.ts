import { isLead } from '../../people/leads.ts';
import { tellDirector, tellOnDuty } from '../../referents/site-people/tell-of-site.ts';
import { tellAbout } from '../../referents/tell.ts';
import { idOf, optionalId } from '../../spaces/ids.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { isNewSite } from './add-entries.ts';
import type { Change } from './compare-spaces.ts';
import type { Applying } from './write/writing.ts';

/**
 * Members who come are invited to what lies ahead, referents of new sites are asked, who directs a site or is on duty there is
 * told, committees begin to meet; what waits around a go-live follows its people, its closed days and its hours. Moved go-lives and
 * referents of sites in use are told of where they are written.
 */
export async function tellRooms(applying: Applying, changes: readonly Change[]): Promise<void> {
  const { by, ids } = applying;
  const on = by.now.toZonedDateTimeISO(by.space.timeZone).toPlainDate();
  for (const { section, kind, entry, owner, fields } of changes) {
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
    if (section === 'referents' && kind === 'added' && isNewSite(changes, entry.site))
      await askReferent(applying, entry);
    if (section === 'sites' && kind === 'changed' && fields.some(({ field }) => field === 'director'))
      await tellNewDirector(applying, entry);
    if (section === 'onCall' && !isNewSite(changes, entry.site)) await tellDuty(applying, entry);
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

async function tellNewDirector({ by, ids }: Applying, entry: Record<string, unknown>): Promise<void> {
  const personId = optionalId(ids.people, entry.director as string | undefined);
  if (personId) await tellDirector(by, idOf(ids.sites, String(entry.code)), personId);
}

async function tellDuty({ by, ids }: Applying, entry: Record<string, unknown>): Promise<void> {
  const duty = await by.tx.onCall.findFirst({
    where: {
      siteId: idOf(ids.sites, String(entry.site)),
      personId: idOf(ids.people, String(entry.person)),
      from: dateColumn(Temporal.PlainDate.from(String(entry.from))),
    },
  });
  const today = by.now.toZonedDateTimeISO(by.space.timeZone).toPlainDate();
  if (duty && Temporal.PlainDate.compare(plainDate(duty.to), today) >= 0) await tellOnDuty(by, duty);
}

/** @returns codes of the sites around which something else is to be said, or at another hour */
function sitesTouched({ file }: Applying, changes: readonly Change[]): Set<string> {
  const sitesOf = (organisation: unknown) =>
    file.sites.filter((one) => organisation === undefined || one.organisation === organisation);
  const leads = file.committees
    .flatMap(({ members }) => members)
    .filter(({ roles }) => isLead(roles))
    .map(({ person }) => person);
  const codes = changes.flatMap(({ section, entry, owner }): unknown[] => {
    if (section === 'sites') return [entry.code];
    // What is for one lead goes to the other while that one is away.
    if (section === 'absences')
      return leads.includes(String(owner?.handle)) ? sitesOf(undefined).map(({ code }) => code) : [];
    if (['staff', 'referents', 'phases', 'trainings', 'onCall'].includes(section)) return [entry.site];
    if (section === 'organisations') return sitesOf(entry.code).map(({ code }) => code);
    if (section !== 'constraints' || entry.kind !== 'closure') return [];
    return entry.site ? [entry.site] : sitesOf(entry.organisation).map(({ code }) => code);
  });
  return new Set(codes.map(String));
}
