/** What a version of the calendar keeps of each site (C27), and how two of them differ; pure. */
import { z } from 'zod';
import { DeploymentState, MilestonePhase, MilestoneState } from '../../../store/generated/enums.ts';
import type { CalendarPlan } from '../plan.ts';

const date = z.iso.date().nullable();

const entrySchema = z.object({
  siteId: z.string(),
  code: z.string(),
  name: z.string(),
  organisationId: z.string(),
  pilot: z.boolean(),
  state: z.enum(DeploymentState),
  goLive: date,
  phases: z.array(
    z.object({
      phase: z.enum(MilestonePhase),
      state: z.enum(MilestoneState),
      startsOn: date,
      endsOn: date,
      doneOn: date,
      owner: z.string().nullable(),
    }),
  ),
});
export type CalendarEntry = z.infer<typeof entrySchema>;

/** @throws ZodError when what is stored is no version */
export function readEntries(stored: unknown): CalendarEntry[] {
  return z.array(entrySchema).parse(stored);
}

const said = (day: Temporal.PlainDate | null) => day?.toString() ?? null;
const read = (day: string | null) => (day === null ? null : Temporal.PlainDate.from(day));

/** @returns the sites of a calendar as a version keeps them */
export function entriesOf({ sites }: Pick<CalendarPlan, 'sites'>): CalendarEntry[] {
  return sites.map(({ id, code, name, organisationId, pilot, state, goLive, phases }) => ({
    ...{ siteId: id, code, name, organisationId, pilot, state },
    goLive: said(goLive),
    phases: phases.map(({ phase, state: of, startsOn, endsOn, doneOn, owner }) => ({
      ...{ phase, state: of, owner },
      startsOn: said(startsOn),
      endsOn: said(endsOn),
      doneOn: said(doneOn),
    })),
  }));
}

/** What became another between two calendars. */
export type Difference =
  | { kind: 'added' | 'removed'; code: string; name: string; goLive: Temporal.PlainDate | null }
  | {
      kind: 'moved';
      code: string;
      name: string;
      from: Temporal.PlainDate | null;
      to: Temporal.PlainDate | null;
    }
  /** The go-live stays, phases have other dates or an other owner. */
  | { kind: 'phases'; code: string; name: string; phases: MilestonePhase[] };

/** @returns what differs, in the order of the later calendar; how far a phase has got is no difference */
export function differencesOf(
  before: readonly CalendarEntry[],
  after: readonly CalendarEntry[],
): Difference[] {
  const earlier = new Map(before.map((entry) => [entry.siteId, entry]));
  const later = new Set(after.map(({ siteId }) => siteId));
  const removed = before.filter(({ siteId }) => !later.has(siteId));
  return [
    ...after.flatMap((entry) => differenceOf(earlier.get(entry.siteId), entry)),
    ...removed.map(({ code, name, goLive }) => ({
      ...{ kind: 'removed' as const, code, name },
      goLive: read(goLive),
    })),
  ];
}

function differenceOf(before: CalendarEntry | undefined, after: CalendarEntry): Difference[] {
  const { code, name } = after;
  if (!before) return [{ kind: 'added', code, name, goLive: read(after.goLive) }];
  if (before.goLive !== after.goLive)
    return [{ kind: 'moved', code, name, from: read(before.goLive), to: read(after.goLive) }];
  const changed = after.phases.filter((phase) => {
    const known = before.phases.find((one) => one.phase === phase.phase);
    const left = (one: typeof phase | undefined) => one?.state === 'notApplicable';
    return (
      known?.startsOn !== phase.startsOn ||
      known.endsOn !== phase.endsOn ||
      known.owner !== phase.owner ||
      left(known) !== left(phase)
    );
  });
  return changed.length > 0
    ? [{ kind: 'phases', code, name, phases: changed.map(({ phase }) => phase) }]
    : [];
}
