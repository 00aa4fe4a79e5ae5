import { workingCalendar } from '../../delivery/working-days.ts';
import { fullName } from '../../people/person-name.ts';
import type { Transaction } from '../../store/store.ts';
import { plainDate } from '../../time.ts';
import { dayOfRule } from '../deployment-timeline.ts';
import { phaseOrder } from './phases.ts';
import {
  byGoLive,
  type CalendarPlan,
  concerns,
  type PlannedConstraint,
  type PlannedSite,
  type TimeGiven,
} from './plan.ts';

/** Days from a go-live between which a referent gives the time they promised. */
const serving = { from: dayOfRule('D01'), until: dayOfRule('D31') } as const;

const date = (value: Date | null) => value && plainDate(value);

/** Reads the calendar of a space as it stands: every site that is open, what weighs on it, who serves it. */
export async function readPlan(tx: Transaction, spaceId: string): Promise<CalendarPlan> {
  const constraints = await readConstraints(tx, spaceId);
  const sites = await readSites(tx, spaceId, constraints);
  return {
    sites: sites.toSorted(byGoLive),
    constraints,
    meetings: await readMeetings(tx, spaceId),
    time: await readTime(tx, spaceId, sites),
  };
}

/** @returns the constraints of a space that hold, the earliest first */
async function readConstraints(tx: Transaction, spaceId: string): Promise<PlannedConstraint[]> {
  const rows = await tx.calendarConstraint.findMany({
    where: { spaceId, withdrawnAt: null },
    orderBy: [{ from: 'asc' }, { to: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, kind, label, from, to, hard, confirmed, organisationId, siteId }) => ({
    ...{ id, kind, label, hard, confirmed, organisationId, siteId },
    from: plainDate(from),
    to: plainDate(to),
  }));
}

async function readSites(
  tx: Transaction,
  spaceId: string,
  constraints: readonly PlannedConstraint[],
): Promise<PlannedSite[]> {
  const rows = await tx.deployment.findMany({
    where: { spaceId, site: { state: 'active' } },
    include: {
      milestones: true,
      site: {
        include: {
          organisation: true,
          referents: {
            where: { state: { in: ['proposed', 'accepted'] }, person: { state: { not: 'left' } } },
            include: { person: true },
            orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
          },
        },
      },
    },
  });
  const owners = await tx.person.findMany({
    where: {
      id: { in: rows.flatMap(({ milestones }) => milestones.flatMap(({ ownerId }) => ownerId ?? [])) },
    },
  });
  const names = new Map(owners.map((person) => [person.id, fullName(person)]));
  return rows.map(({ id, site, milestones, goLive, ...deployment }) => {
    const planned = {
      ...{ id: site.id, deploymentId: id, code: site.code, name: site.name },
      organisationId: site.organisationId,
      pilot: deployment.pilot,
      state: deployment.state,
      goLive: date(goLive),
      trainers: deployment.trainers,
      phases: milestones.toSorted(phaseOrder).map((one) => ({
        ...{ phase: one.phase, state: one.state, after: one.after },
        startsOn: date(one.startsOn),
        endsOn: date(one.endsOn),
        doneOn: date(one.doneOn),
        owner: names.get(one.ownerId ?? '') ?? one.ownerLabel,
      })),
      referents: site.referents.map(({ personId, person, kind, state, to }) => ({
        ...{ personId, kind, state },
        name: fullName(person),
        until: date(to),
      })),
      calendar: workingCalendar({ country: site.organisation.holidays, closures: [] }),
    };
    const closures = constraints.filter((one) => one.kind === 'closure' && concerns(one, planned));
    return { ...planned, calendar: workingCalendar({ country: site.organisation.holidays, closures }) };
  });
}

async function readMeetings(tx: Transaction, spaceId: string): Promise<CalendarPlan['meetings']> {
  const rows = await tx.meeting.findMany({
    where: {
      state: { not: 'cancelled' },
      committee: { spaceId, kind: { in: ['copil', 'cosuiv'] } },
    },
    select: { title: true, startsLocal: true },
  });
  return rows.map(({ title, startsLocal }) => ({
    title,
    on: Temporal.PlainDateTime.from(startsLocal).toPlainDate(),
  }));
}

/** What referents promised around their go-lives, and what the project asks of its members at most (C04). */
async function readTime(
  tx: Transaction,
  spaceId: string,
  sites: readonly PlannedSite[],
): Promise<TimeGiven[]> {
  const goLives = new Map(sites.map(({ id, goLive }) => [id, goLive]));
  const referents = await tx.referentAssignment.findMany({
    where: { spaceId, state: 'accepted', timeShare: { not: null }, person: { state: { not: 'left' } } },
    include: { person: true },
  });
  const members = await tx.membership.findMany({
    where: { spaceId, state: 'active', workloadMax: { not: null }, person: { state: { not: 'left' } } },
    include: { person: true },
  });
  return [
    ...referents.flatMap(({ personId, person, siteId, timeShare, from, to }) => {
      const goLive = goLives.get(siteId);
      if (!goLive) return [];
      return {
        ...{ personId, name: fullName(person), percent: timeShare ?? 0 },
        from: date(from) ?? goLive.add({ days: serving.from }),
        until: date(to) ?? goLive.add({ days: serving.until + 1 }),
      };
    }),
    ...members.map(({ personId, person, workloadMax, from, to }) => ({
      ...{ personId, name: fullName(person), percent: workloadMax ?? 0 },
      from: date(from),
      // The last day of a seat is one on which its holder still sits.
      until: date(to)?.add({ days: 1 }) ?? null,
    })),
  ];
}
