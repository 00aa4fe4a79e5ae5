import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { claimSpace } from './claim-space.ts';
import { type Ids, idsFor } from './ids.ts';
import { loadCalendar } from './load-calendar.ts';
import { loadCommittees } from './load-committees.ts';
import { loadDeployments } from './load-deployments.ts';
import { type LoadedMeeting, loadMeetings } from './load-meetings.ts';
import { loadOrganisations } from './load-organisations.ts';
import { loadPeople, peopleIds, peoplePresent } from './load-people.ts';
import { loadRecords } from './load-records.ts';
import { loadRegister } from './load-register.ts';
import { loadSites } from './load-sites.ts';
import type { SpaceFile } from './space-file.ts';
import { clockOf } from './wall-time.ts';

/** What loading asks of the rest of the house; the composition root hands it in. */
export interface LoadPorts {
  /** Business time; a clock in the file takes its place where `setClock` is given. */
  now: Temporal.Instant;
  /** Stores where the business clock stands; absent where the computer's clock rules. */
  setClock?(tx: Transaction, instant: Temporal.Instant): Promise<void>;
  /** Other spaces may be served already; the first space's clock is then kept. */
  besideOthers?: boolean;
  /** Plans what is still to be sent about the meetings and actions of the space, in the same transaction. */
  afterLoad(
    tx: Transaction,
    meetings: readonly LoadedMeeting[],
    now: Temporal.Instant,
    spaceId: string,
  ): Promise<void>;
}

export interface LoadedSpace {
  spaceId: string;
  slug: string;
  name: string;
  /** Rows written, by section of the file. */
  counts: Record<
    'organisations' | 'people' | 'channels' | 'sites' | 'committees' | 'meetings' | 'decisions' | 'actions',
    number
  >;
  /** Where the business clock was set; null when it was left alone. */
  clock: Temporal.Instant | null;
  /** The file has a clock that this service does not follow. */
  clockLeft: boolean;
  timeZone: string;
}

/**
 * Writes a checked file into an empty space, all in the caller's transaction.
 *
 * @throws SpaceNotEmpty, SpaceClash when another space stands in the way
 */
export async function loadSpace(tx: Transaction, file: SpaceFile, ports: LoadPorts): Promise<LoadedSpace> {
  const { id: spaceId, alone } = await claimSpace(tx, file, spaceColumns(file), {
    allowed: ports.besideOthers ?? false,
    shareHandles: ports.setClock !== undefined,
  });
  const clock = ports.setClock && alone ? clockOf(file) : null;
  const now = clock ?? ports.now;
  const present = await peoplePresent(tx, spaceId);
  const ids: Ids = {
    spaceId,
    organisations: idsFor(file.organisations.map(({ code }) => code)),
    people: peopleIds(file.people, present),
    channels: [...idsFor(file.channels.map((_, index) => String(index))).values()],
    sites: idsFor(file.sites.map(({ code }) => code)),
    committees: idsFor(file.committees.map(({ code }) => code)),
  };
  await loadOrganisations(tx, file, ids);
  await loadPeople(tx, file, ids, present);
  await loadSites(tx, file, ids);
  await loadDeployments(tx, file, ids, now);
  await loadCommittees(tx, file, ids);
  const meetings = await loadMeetings(tx, file, ids, now);
  await loadRecords(tx, file, ids, meetings, now);
  await loadRegister(tx, file, ids, now);
  await loadCalendar(tx, file, ids);
  await tx.auditEvent.create({
    data: { spaceId, at: toDate(now), act: 'space.loaded', subjectType: 'space', subjectId: spaceId },
  });
  if (clock) await ports.setClock?.(tx, clock);
  await ports.afterLoad(tx, meetings, now, spaceId);
  return {
    spaceId,
    slug: file.space.slug,
    name: file.space.name,
    counts: countsOf(file),
    clock,
    clockLeft: file.clock !== undefined && clock === null,
    timeZone: file.space.timeZone,
  };
}

function spaceColumns({ space }: SpaceFile): Prisma.SpaceUncheckedCreateInput {
  return {
    slug: space.slug,
    name: space.name,
    projectName: space.project,
    projectPhase: space.phase,
    milestonePhase: space.milestonePhase ?? null,
    timeZone: space.timeZone,
    locale: space.locale,
    settings: JSON.parse(JSON.stringify(space.settings)),
    charter: JSON.parse(JSON.stringify(space.charter ?? {})),
  };
}

function countsOf(file: SpaceFile): LoadedSpace['counts'] {
  return {
    organisations: file.organisations.length,
    people: file.people.length,
    channels: file.channels.length,
    sites: file.sites.length,
    committees: file.committees.length,
    meetings: file.history.meetings.length,
    decisions: file.history.decisions.length,
    actions: file.history.actions.length,
  };
}
