import { plan } from '../../delivery/planner.ts';
import {
  defaultSending,
  type Recipient,
  type SendingSettings,
  type TimelineRule,
  type TimelineSubject,
  type WorkingCalendar,
} from '../../delivery/timeline.ts';
import { rulesFor } from '../../deployments/deployment-timeline.ts';
import type { OrganisationEntry, SpaceFile } from '../../spaces/space-file.ts';
import type { SiteInFile } from './scope.ts';

interface Laid {
  rules: readonly TimelineRule[];
  subject: TimelineSubject;
  calendar: WorkingCalendar;
  settings: SendingSettings;
  now: Temporal.Instant;
  /** Local shift starts of those who work there. */
  shifts?: readonly string[];
  /** Audiences in which there is nobody. */
  nobody?: readonly string[];
}

/**
 * Of a timeline that has begun, what is not sent any more: the rules domain.md prints, none of what copil prepares for them. Who
 * gets them does not matter here, only whether there is still somebody whose hour has not come.
 *
 * @returns codes of rules
 */
export function missedRules({ rules, shifts = [], nobody = [], ...laid }: Laid): string[] {
  const printed = rules.filter(({ code }) => !code.includes('-'));
  const { missed, notices } = plan({
    ...laid,
    rules: printed,
    audiences: Object.fromEntries(
      printed.map(({ audience }) => [audience, nobody.includes(audience) ? [] : somebody(audience, shifts)]),
    ),
  });
  const coming = new Set(notices.map(({ rule }) => rule));
  const codes = new Set(missed.map(({ rule }) => rule).filter((rule) => !coming.has(rule)));
  return [...codes].toSorted();
}

/** The same for a site that comes with a file. */
export function missedOfSite(
  { site, organisation, timeZone, calendar, goLive }: SiteInFile & { goLive: Temporal.PlainDate },
  file: SpaceFile,
  now: Temporal.Instant,
): string[] {
  return missedRules({
    ...{ calendar, now },
    rules: rulesFor(site),
    subject: {
      ...{ type: 'deployment', id: site.code, version: 1, timeZone, on: goLive },
      anchors: { changed: now.toZonedDateTimeISO(timeZone), goLive: goLive.toZonedDateTime(timeZone) },
    },
    settings: sendingIn(file, organisation),
    shifts: site.shifts,
    nobody: site.director === undefined ? ['director'] : [],
  });
}

/** Its opening hours, then what the space sets, then the defaults. */
export function sendingIn(
  { space }: SpaceFile,
  { opensAt, closesAt }: Pick<OrganisationEntry, 'opensAt' | 'closesAt'>,
): SendingSettings {
  const set = Object.entries(space.settings.sending ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaultSending, opensAt, closesAt, ...Object.fromEntries(set) };
}

function somebody(audience: string, shifts: readonly string[]): Recipient[] {
  const kind = audience === 'house' ? ('house' as const) : ('person' as const);
  if (audience !== 'staff' || shifts.length === 0) return [{ kind, id: audience }];
  return shifts.map((start) => ({ kind, id: start, shifts: [start] }));
}
