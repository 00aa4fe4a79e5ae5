import { house } from '../delivery/timed-act.ts';
import type { Recipient } from '../delivery/timeline.ts';
import { chairsOf } from '../people/acting-chair.ts';
import { type LeadPerson, leadsToReach } from '../people/leads.ts';
import { sits } from '../people/membership.ts';
import { newsChannels } from '../people/news-channels.ts';
import { readLeads } from '../people/read-leads.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import { referentsOf } from '../sites/referents.ts';
import { staffFrom, staffOf } from '../sites/staff.ts';
import type { Membership, Organisation, Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { type DeploymentOfSite, goLiveOf } from './deployment.ts';
import { dayOfRule } from './deployment-timeline.ts';
import { nextSites } from './next-sites.ts';

/** A seat of the steering committee, with who holds it. */
type Seat = Membership & { person: Person & { organisation: Organisation | null } };

/** Go-lives that hear of a published sheet: the next ones of the space (4.4b). */
const nextTold = 3;

const person = (id: string): Recipient => ({ kind: 'person', id });
const people = (...groups: readonly (readonly string[])[]): Recipient[] =>
  [...new Set(groups.flat())].map(person);

/** Who answers for what around a site (domain.md 4.4b, « Deployments »), as person ids. */
export interface PeopleOfSite {
  chairs: string[];
  functionalLeads: string[];
  technicalLeads: string[];
  directors: string[];
  referents: string[];
  unitManagers: string[];
  communication: string[];
  quality: string[];
  vendor: string[];
  monitoring: string[];
}

/**
 * Reads them on a day. No referent: the director, then the functional lead; a missing lead: the other one. An absence is judged
 * when the message is due.
 */
export async function peopleOfSite(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
): Promise<PeopleOfSite> {
  const { site, spaceId } = deployment;
  const seats = await steeringSeats(tx, spaceId, day);
  const holding = (...roles: string[]) =>
    seats.filter((seat) => seat.roles.some((role) => roles.includes(role)));
  const ids = (of: readonly Seat[]) => of.map(({ personId }) => personId);
  const functional = ids(holding('LF'));
  const technical = ids(holding('LT'));
  const functionalLeads = functional.length > 0 ? functional : technical;
  const technicalLeads = technical.length > 0 ? technical : functional;
  const directors = site.directorId ? [site.directorId] : [];
  const referents = (await referentsOf(tx, site.id, day)).map(({ personId }) => personId);
  const staff = await staffOf(tx, site, day);
  return {
    chairs: chairsOf('copil', seats),
    functionalLeads,
    technicalLeads,
    directors,
    referents: firstOf(referents, directors, functionalLeads),
    unitManagers: staff.filter(({ unitManager }) => unitManager).map((one) => one.person.id),
    communication: ids(ownFirst(holding('COM'), site.organisationId)),
    quality: ids(ownFirst(holding('QUAL'), site.organisationId)),
    vendor: deployment.vendorContactId
      ? [deployment.vendorContactId]
      : ids(seats.filter((seat) => seat.person.organisation?.kind === 'vendor')),
    monitoring: await monitoringMembers(tx, spaceId, day),
  };
}

/** The audiences of the timeline, by name. */
export async function deploymentAudiences(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
): Promise<Record<string, Recipient[]>> {
  const of = await peopleOfSite(tx, deployment, day);
  const staff = await staffFrom(tx, deployment.site, day);
  const leads = [...of.functionalLeads, ...of.technicalLeads];
  const channels = (found: readonly string[]) => found.map((id): Recipient => ({ kind: 'channel', id }));
  const committee = await steeringCommittee(tx, deployment.spaceId);
  const known = committee ? (await readLeads(tx, committee.id, day)).leads : [];
  const functionalLead = oneLead(of.functionalLeads, known);
  const technicalLead = oneLead(of.technicalLeads, known);
  const audiences: Record<string, Recipient[]> = {
    house: [house(deployment.id)],
    staff: staff.map((one) => ({
      ...person(one.person.id),
      shifts: one.shiftStartsAt ? [one.shiftStartsAt] : undefined,
      reachedOn: one.worksOn,
    })),
    leadsAndDirector: people(leads, of.directors),
    communicationAndDirector: people(of.communication, of.directors),
    leads: people(leads),
    functionalLead,
    technicalLead,
    referents: people(of.referents),
    leadsAndMonitoring: people(leads, of.monitoring),
    director: people(of.directors),
    voters: people(of.chairs, leads, of.directors),
    votersReferentsVendor: people(of.chairs, leads, of.directors, of.referents, of.vendor),
    vendor: people(of.vendor),
    leadsDirectorReferents: people(leads, of.directors, of.referents),
    referentsAndManagers: people(of.referents, of.unitManagers),
    technicalLeadAndQuality: [...technicalLead, ...people(of.quality)],
    leadAndSite: [...people(of.referents, of.directors), ...functionalLead],
    approvers: [...people(of.directors), ...functionalLead],
    nextReferents: people(await referentsOfNext(tx, deployment, day)),
    referentsAndDirector: people(of.referents, of.directors),
    siteChannel: channels(deployment.site.channelId ? [deployment.site.channelId] : []),
    organisationChannels: channels(committee ? await newsChannels(tx, committee.id) : []),
  };
  return withClocks(tx, audiences, deployment);
}

/** What is for one of the two leads goes to the other while that one is away (4.4b); both away, it waits for its own. */
function oneLead(own: readonly string[], leads: readonly LeadPerson[]): Recipient[] {
  const both = [...new Set([...own, ...leads.map(({ personId }) => personId)])];
  return both.map((id) => ({
    ...person(id),
    reachedOn: (day) => {
      const reached = leadsToReach(leads, day);
      const standsIn = reached.find(({ personId }) => personId === id)?.insteadOf;
      if (!own.includes(id)) return standsIn !== undefined && own.includes(standsIn);
      return (
        reached.some(({ personId }) => personId === id) || !leads.some(({ personId }) => personId === id)
      );
    },
  }));
}

/** Who lives by another clock than the site: leads of a site overseas are not woken at six. Its staff live by its shifts. */
async function withClocks(
  tx: Transaction,
  audiences: Record<string, Recipient[]>,
  { site }: DeploymentOfSite,
): Promise<Record<string, Recipient[]>> {
  const { timeZone } = site.organisation;
  const named = Object.values(audiences)
    .flat()
    .filter(({ kind, shifts }) => kind === 'person' && !shifts);
  const elsewhere = await tx.person.findMany({
    where: {
      id: { in: [...new Set(named.map(({ id }) => id))] },
      organisation: { timeZone: { not: timeZone } },
    },
    select: { id: true, organisation: { select: { timeZone: true } } },
  });
  const clocks = new Map(elsewhere.map(({ id, organisation }) => [id, organisation?.timeZone]));
  if (clocks.size === 0) return audiences;
  const withClock = (one: Recipient): Recipient =>
    one.shifts ? one : { ...one, timeZone: clocks.get(one.id) };
  return Object.fromEntries(Object.entries(audiences).map(([name, people]) => [name, people.map(withClock)]));
}

async function steeringSeats(tx: Transaction, spaceId: string, day: Temporal.PlainDate): Promise<Seat[]> {
  const committee = await steeringCommittee(tx, spaceId);
  if (!committee) return [];
  const seats = await tx.membership.findMany({
    where: { committeeId: committee.id, person: { state: { not: 'left' } } },
    include: { person: { include: { organisation: true } } },
    orderBy: { id: 'asc' },
  });
  return seats.filter((seat) => sits(seat, day, null));
}

async function monitoringMembers(
  tx: Transaction,
  spaceId: string,
  day: Temporal.PlainDate,
): Promise<string[]> {
  const seats = await tx.membership.findMany({
    where: { spaceId, committee: { kind: 'cosuiv', state: 'active' }, person: { state: { not: 'left' } } },
    orderBy: { id: 'asc' },
  });
  return seats.filter((seat) => sits(seat, day, null)).map(({ personId }) => personId);
}

/**
 * Whom the lessons of a site are offered to on the day they are published: the referents of the three next go-lives of the space,
 * and of the next one of the same typology (4.4b); a site's director where it has none.
 *
 * @returns person ids
 */
export async function referentsOfNext(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
): Promise<string[]> {
  const from = goLiveOf(deployment)?.add({ days: dayOfRule('D29') });
  if (!from) return [];
  const later = (await nextSites(tx, deployment, from)).map((next) => next.deployment);
  const alike = later.find(({ site }) => site.typology === deployment.site.typology);
  const next = new Set([...later.slice(0, nextTold), ...(alike ? [alike] : [])]);
  const offered = await Promise.all(
    [...next].map(async ({ site: own }) => {
      const referents = (await referentsOf(tx, own.id, day)).map(({ personId }) => personId);
      return firstOf(referents, own.directorId ? [own.directorId] : []);
    }),
  );
  return [...new Set(offered.flat())];
}

/** Those of the site's organisation, else the committee's (4.4b). */
function ownFirst(seats: readonly Seat[], organisationId: string): readonly Seat[] {
  const own = seats.filter((seat) => seat.person.organisationId === organisationId);
  return own.length > 0 ? own : seats;
}

function firstOf(...groups: readonly string[][]): string[] {
  return groups.find((group) => group.length > 0) ?? [];
}
