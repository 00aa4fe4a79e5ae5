import { journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { calendarOfSite } from '../sites/working-calendar.ts';
import { dateColumn, plainDate } from '../time.ts';
import { type Assignment, assignmentParts, lastDayOf, namedOn } from './assignment.ts';
import { planDay, planSuccessor } from './plan-days.ts';
import { leavesVacancy, successorDueOn } from './successor.ts';
import { tellAbout, versionOf } from './tell.ts';
import { whoNames } from './who-names.ts';

/**
 * Ends a mission (nasty case 2). What was theirs moves on the day itself, by who follows `referent.changed`; whoever directs the
 * site has five working days to name the next one. Why it ends is neither asked nor kept.
 *
 * @param lastDay on which they still are referent; one that has come ends it at once
 */
export async function endAssignment(
  by: Happening,
  assignment: Assignment,
  lastDay: Temporal.PlainDate,
): Promise<Assignment> {
  const { tx, now } = by;
  const { site, siteId, personId, id, kind } = assignment;
  const today = dayOn(site, now);
  const atOnce = Temporal.PlainDate.compare(lastDay, today) <= 0;
  const firstDay = lastDay.add({ days: 1 });
  const named = await namedOn(tx, siteId, today);
  const vacant = leavesVacancy(named, assignment, firstDay);
  const due = vacant ? successorDueOn(lastDay, today, await calendarOfSite(tx, site)) : null;
  const ended = await tx.referentAssignment.update({
    where: { id },
    data: {
      to: dateColumn(firstDay),
      successorDueOn: due && dateColumn(due),
      ...(atOnce && { state: vacant ? 'ended' : 'handedOver' }),
    },
    include: assignmentParts,
  });
  const subject = { type: 'referent', id };
  await journal(by, 'referent.ended', subject, { after: { kind, to: firstDay.toString() } });
  if (!atOnce) await planDay(by, assignment, firstDay);
  if (due) await askForSuccessor(by, ended, due);
  const version = versionOf(firstDay);
  if (assignment.state === 'accepted')
    await tellAbout(by, ended, { personId, rule: 'REFERENT-END', message: 'referent.ended' }, version);
  if (!atOnce)
    for (const other of named)
      if (other.id !== id && other.state === 'accepted' && other.personId !== personId)
        await tellAbout(
          by,
          ended,
          { personId: other.personId, rule: 'REFERENT-PAIR', message: 'referent.pairEnds' },
          version,
        );
  await by.announce({ kind: 'referent.changed', siteId, personId });
  return ended;
}

/**
 * Whoever was to follow declined: a mission that ends, or ended, is vacant after all, and the days to name somebody are counted from
 * now (or from its last day, when that is later).
 */
export async function reopenVacancy(by: Happening, declined: Assignment): Promise<void> {
  const { tx, now } = by;
  const { site, siteId, kind } = declined;
  const today = dayOn(site, now);
  const named = await namedOn(tx, siteId, today);
  const [last] = await tx.referentAssignment.findMany({
    where: { siteId, kind, to: { not: null }, id: { not: declined.id } },
    include: assignmentParts,
    orderBy: { to: 'desc' },
    take: 1,
  });
  const lastDay = last && lastDayOf(last);
  if (!last || !lastDay || !leavesVacancy(named, last, lastDay.add({ days: 1 }))) return;
  const due = successorDueOn(lastDay, today, await calendarOfSite(tx, site));
  await tx.referentAssignment.update({ where: { id: last.id }, data: { successorDueOn: dateColumn(due) } });
  await planSuccessor(by, last, due);
}

async function askForSuccessor(by: Happening, ended: Assignment, due: Temporal.PlainDate): Promise<void> {
  await planSuccessor(by, ended, due);
  const day = dayOn(ended.site, by.now);
  for (const personId of await whoNames(by.tx, ended.site, day))
    await tellAbout(
      by,
      ended,
      { personId, rule: 'REFERENT-SUCCESSOR', message: 'referent.nameSuccessor', nature: 'alert' },
      versionOf(due),
    );
}

/** The mission whose day has come: it is over, or it begins; who follows learns it in the first minute of that day. */
export async function dayOfAssignment(by: Happening, assignment: Assignment): Promise<void> {
  const { id, siteId, personId, from, to, state } = assignment;
  if (state !== 'accepted') return;
  const today = dayOn(assignment.site, by.now);
  const isOver = to !== null && Temporal.PlainDate.compare(plainDate(to), today) <= 0;
  const begins = from !== null && plainDate(from).equals(today);
  if (!isOver && !begins) return;
  if (isOver) {
    const named = await namedOn(by.tx, siteId, today);
    await by.tx.referentAssignment.update({
      where: { id },
      data: { state: leavesVacancy(named, assignment, plainDate(to)) ? 'ended' : 'handedOver' },
    });
  }
  await by.announce({ kind: 'referent.changed', siteId, personId });
}
