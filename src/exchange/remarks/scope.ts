import type { WorkingCalendar } from '../../delivery/timeline.ts';
import { workingCalendar } from '../../delivery/working-days.ts';
import type { OrganisationEntry, SiteEntry, SpaceFile } from '../../spaces/space-file.ts';
import type { Change } from '../changes/compare-spaces.ts';
import { type Entry, keyOf } from '../changes/merge-spaces.ts';

/** What is loaded, and from when on. */
export interface Scope {
  /** The whole space as it will stand. */
  file: SpaceFile;
  /** Business time. */
  now: Temporal.Instant;
  /** What the import brings to a space in use; absent: all of the file. */
  changes?: readonly Change[];
}

/** A site of the file, with the days it goes by. */
export interface SiteInFile {
  site: SiteEntry;
  organisation: OrganisationEntry;
  timeZone: string;
  calendar: WorkingCalendar;
  /** Its own day. */
  today: Temporal.PlainDate;
  goLive: Temporal.PlainDate | null;
  /** How its go-live comes with the import; null: it stood there before. */
  comes: 'new' | 'moved' | null;
}

/** @returns the sites of the file, in its order */
export function sitesOf(scope: Scope): SiteInFile[] {
  const { file, now } = scope;
  return file.sites.flatMap((site): SiteInFile[] => {
    const organisation = file.organisations.find(({ code }) => code === site.organisation);
    if (!organisation) return [];
    const timeZone = organisation.timeZone ?? file.space.timeZone;
    return [
      {
        ...{ site, organisation, timeZone },
        calendar: calendarIn(file, organisation, site.code),
        today: now.toZonedDateTimeISO(timeZone).toPlainDate(),
        goLive: site.goLive === undefined ? null : Temporal.PlainDate.from(site.goLive),
        comes: comingOf(scope, site),
      },
    ];
  });
}

/** Closed days of an organisation, and of one of its sites when it is named (4.4b). */
export function calendarIn(
  { constraints }: SpaceFile,
  { code, holidays }: OrganisationEntry,
  siteCode?: string,
): WorkingCalendar {
  const closures = constraints
    .filter(({ kind }) => kind === 'closure')
    .filter(({ site, organisation }) =>
      site === undefined ? organisation === undefined || organisation === code : site === siteCode,
    )
    .map(({ label, from, to }) => ({
      label,
      from: Temporal.PlainDate.from(from),
      to: Temporal.PlainDate.from(to ?? from),
    }));
  return workingCalendar({ country: holidays, closures });
}

function comingOf({ changes }: Scope, { code }: SiteEntry): SiteInFile['comes'] {
  if (!changes) return 'new';
  const change = changes.find(({ section, entry }) => section === 'sites' && entry.code === code);
  if (change?.kind === 'added') return 'new';
  return change?.fields.some(({ field }) => field === 'goLive') ? 'moved' : null;
}

/** @returns whether an entry of a section comes with the import, or is changed by it */
export function isBrought({ changes }: Scope, section: string, entry: object): boolean {
  if (!changes) return true;
  const key = keyOf(section, entry as Entry);
  return changes.some((change) => change.section === section && keyOf(section, change.entry) === key);
}
