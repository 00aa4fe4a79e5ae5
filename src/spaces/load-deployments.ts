import { defaultPhases } from '../deployments/default-phases.ts';
import { type GivenPhase, phasesAround } from '../deployments/phases-around.ts';
import { stateByDate } from '../deployments/state-by-date.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, toDate } from '../time.ts';
import { dateOrNull } from './date-or-null.ts';
import { type Ids, idOf, optionalId } from './ids.ts';
import type { PhaseEntry, SiteEntry, SpaceFile } from './space-file.ts';

/** Writes each site's passage to the software: its date, phases, referents, staff, people on duty, trainings and targets. */
export async function loadDeployments(
  tx: Transaction,
  file: SpaceFile,
  ids: Ids,
  now: Temporal.Instant,
): Promise<void> {
  const { spaceId } = ids;
  const site = (code: string) => idOf(ids.sites, code);
  const person = (handle: string) => idOf(ids.people, handle);
  const today = now.toZonedDateTimeISO(file.space.timeZone).toPlainDate();
  const created = await tx.deployment.createManyAndReturn({
    data: file.sites.map((one) => ({
      spaceId,
      siteId: site(one.code),
      kind: one.kind,
      pilot: one.pilot,
      goLive: dateOrNull(one.goLive),
      state: stateByDate(one.goLive ? Temporal.PlainDate.from(one.goLive) : null, today),
      trainers: one.trainers,
      supportPhone: one.supportPhone,
      vendorContactId: optionalId(ids.people, one.vendorContact),
      objectives: one.objectives,
      createdAt: toDate(now),
    })),
  });
  const deployments = new Map(created.map(({ id, siteId }) => [siteId, id]));
  await tx.milestone.createMany({
    data: file.sites.flatMap((one) =>
      milestonesOf(one, file, ids).map((milestone) => ({
        ...milestone,
        deploymentId: deployments.get(site(one.code)) as string,
      })),
    ),
  });
  await tx.posting.createMany({
    data: file.staff.map((one) => ({
      spaceId,
      siteId: site(one.site),
      personId: person(one.person),
      team: one.team,
      shiftStartsAt: one.shift,
      unitManager: one.manager,
      from: dateOrNull(one.from),
      to: dateOrNull(one.to),
    })),
  });
  await tx.referentAssignment.createMany({
    data: file.referents.map((one) => ({
      spaceId,
      siteId: site(one.site),
      personId: person(one.person),
      kind: one.kind,
      missions: one.missions,
      state: one.accepted ? ('accepted' as const) : ('proposed' as const),
      from: dateOrNull(one.from),
      to: dateOrNull(one.to),
      timeShare: one.timeShare,
      acceptedAt: one.accepted ? toDate(now) : null,
      createdAt: toDate(now),
    })),
  });
  await tx.onCall.createMany({
    data: file.onCall.map(({ from, to, phone, ...one }) => ({
      spaceId,
      siteId: site(one.site),
      personId: person(one.person),
      from: dateColumn(Temporal.PlainDate.from(from)),
      to: dateColumn(Temporal.PlainDate.from(to)),
      phone,
    })),
  });
  await tx.trainingSession.createMany({
    data: file.trainings.map(({ site: code, on, ...one }) => ({
      ...one,
      spaceId,
      siteId: site(code),
      on: dateColumn(Temporal.PlainDate.from(on)),
    })),
  });
  await tx.usageTarget.createMany({
    data: file.usageTargets.map(({ organisation, ...one }, position) => ({
      ...one,
      spaceId,
      position,
      organisationId: optionalId(ids.organisations, organisation),
    })),
  });
}

/** The phases of a site: those of the file, and for the rest the usual ones around its date and around those. */
function milestonesOf(
  site: SiteEntry,
  { phases }: SpaceFile,
  ids: Ids,
): Omit<Prisma.MilestoneCreateManyInput, 'deploymentId'>[] {
  const given = new Map(phases.filter((one) => one.site === site.code).map((one) => [one.phase, one]));
  const all = defaultPhases.map(({ phase, after, pilotOnly }) => {
    const said = given.get(phase);
    const state = said?.state ?? (said?.done ? 'done' : pilotOnly && !site.pilot ? 'notApplicable' : 'todo');
    return { phase, said, state, after: said && said.after.length > 0 ? said.after : [...after] };
  });
  const goLive = dayOf(site.goLive);
  const places =
    goLive &&
    phasesAround(
      goLive,
      new Map(
        all.map(({ phase, said, state, after }) => [
          phase,
          { ...datesOf(said), after, left: state === 'notApplicable' },
        ]),
      ),
    );
  return all.map(({ phase, said, state, after }) => {
    const { from, to } = places?.get(phase) ?? datesOf(said);
    return {
      ...{ phase, state, after },
      startsOn: from && dateColumn(from),
      endsOn: to && dateColumn(to),
      doneOn: dateOrNull(said?.done),
      ownerId: optionalId(ids.people, said?.owner),
      ownerLabel: said?.by,
    };
  });
}

function datesOf(said: PhaseEntry | undefined): Pick<GivenPhase, 'from' | 'to' | 'done'> {
  return { from: dayOf(said?.from), to: dayOf(said?.to), done: dayOf(said?.done) };
}

function dayOf(text: string | undefined): Temporal.PlainDate | undefined {
  return text === undefined ? undefined : Temporal.PlainDate.from(text);
}
