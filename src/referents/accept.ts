import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { dateColumn, plainDate, toDate } from '../time.ts';
import { type Assignment, assignmentParts, namedOn } from './assignment.ts';
import { planDay } from './plan-days.ts';

/**
 * Whoever was named says yes: the mission is theirs, and whoever had it hands it over on the day it begins.
 *
 * @param assignment still proposed; the site's referents are locked
 */
export async function accept(turn: DomainTurn, assignment: Assignment): Promise<Assignment> {
  const { tx, now } = turn;
  const { id, site, siteId, kind, personId, from } = assignment;
  const today = dayOn(site, now);
  const firstDay = from && Temporal.PlainDate.compare(plainDate(from), today) > 0 ? plainDate(from) : today;
  for (const former of await namedOn(tx, siteId, today)) {
    const stays = former.to === null || Temporal.PlainDate.compare(plainDate(former.to), firstDay) > 0;
    if (former.id === id || former.kind !== kind || former.state !== 'accepted' || !stays) continue;
    const atOnce = firstDay.equals(today);
    await tx.referentAssignment.update({
      where: { id: former.id },
      data: { to: dateColumn(firstDay), ...(atOnce && { state: 'handedOver' }) },
    });
    if (!atOnce) await planDay(turn, former, firstDay);
  }
  const accepted = await tx.referentAssignment.update({
    where: { id },
    data: { state: 'accepted', acceptedAt: toDate(now) },
    include: assignmentParts,
  });
  await journal(turn, 'referent.accepted', { type: 'referent', id });
  if (Temporal.PlainDate.compare(firstDay, today) > 0) await planDay(turn, accepted, firstDay);
  await turn.announce({ kind: 'referent.changed', siteId, personId });
  return accepted;
}
