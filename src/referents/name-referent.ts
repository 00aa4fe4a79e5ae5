/** Who is named on a site, and what changes in a mission: the same whoever says it, in a command or in a workbook. */
import { timesLaid } from '../delivery/look-up.ts';
import { journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import type { Person, Site } from '../store/generated/client.ts';
import type { ReferentKind } from '../store/generated/enums.ts';
import { dateColumn, toDate } from '../time.ts';
import { type Assignment, assignmentParts } from './assignment.ts';
import { usualMissions } from './missions.ts';
import { planDay } from './plan-days.ts';
import { tellAbout } from './tell.ts';

export interface NewReferent {
  person: Person;
  kind: ReferentKind;
  missions: string[] | null;
  from?: Temporal.PlainDate;
  /** Last day. */
  to?: Temporal.PlainDate;
  /** Percent of a full-time job. */
  share?: number;
}

/** Stores the mission and asks whoever is named; the referents of the site are locked. */
export async function nameSomebody(
  by: Happening,
  site: Site,
  { person, kind, missions, from, to, share }: NewReferent,
): Promise<Assignment> {
  const { tx } = by;
  const created = await tx.referentAssignment.create({
    data: {
      spaceId: by.space.id,
      siteId: site.id,
      personId: person.id,
      kind,
      missions: missions ?? usualMissions(kind, by.spaceT),
      from: from && dateColumn(from),
      to: to && dateColumn(to.add({ days: 1 })),
      timeShare: share,
      namedById: by.actor?.id,
      createdAt: toDate(by.now),
    },
    include: assignmentParts,
  });
  const subject = { type: 'referent', id: created.id };
  await journal(by, 'referent.named', subject, { after: { site: site.code, person: person.handle, kind } });
  await tellAbout(by, created, { personId: person.id, rule: 'REFERENT-ASK', message: 'referent.asked' });
  if (to) await planDay(by, created, to.add({ days: 1 }));
  await by.announce({ kind: 'referent.changed', siteId: site.id, personId: person.id });
  await settleVacancy(by, site, kind);
  return created;
}

/** Whoever was asked to name the next one sees that it is done. */
async function settleVacancy(by: Happening, site: Site, kind: ReferentKind): Promise<void> {
  const left = await by.tx.referentAssignment.findMany({
    where: { siteId: site.id, kind, successorDueOn: { not: null } },
    select: { id: true },
  });
  for (const { id } of left) await by.ledger.refresh(by.tx, { type: 'referent', id }, by.correlationId);
}

export type ChangeOfMission = Pick<NewReferent, 'from' | 'to' | 'share'> & { missions?: string[] | null };

/** Other missions or other dates: whoever has them is told. */
export async function changeMission(
  by: Happening,
  before: Assignment,
  { missions, from, to, share }: ChangeOfMission,
): Promise<Assignment> {
  const { site, personId } = before;
  const after = await by.tx.referentAssignment.update({
    where: { id: before.id },
    data: {
      ...(missions && { missions }),
      ...(from && { from: dateColumn(from) }),
      ...(to && { to: dateColumn(to.add({ days: 1 })) }),
      ...(share && { timeShare: share }),
    },
    include: assignmentParts,
  });
  const subject = { type: 'referent', id: before.id };
  await journal(by, 'referent.changed', subject, {
    before: { missions: before.missions },
    after: {
      missions: after.missions,
      ...(from && { from: from.toString() }),
      ...(to && { to: to.toString() }),
    },
  });
  if (to) await planDay(by, after, to.add({ days: 1 }));
  if (from && Temporal.PlainDate.compare(from, dayOn(site, by.now)) > 0) await planDay(by, after, from);
  await tellAbout(
    by,
    after,
    { personId, rule: 'REFERENT-CHANGED', message: 'referent.missionsChanged' },
    1 + (await timesLaid(by.tx, subject, { rule: 'REFERENT-CHANGED' })),
  );
  await by.announce({ kind: 'referent.changed', siteId: site.id, personId });
  return after;
}
