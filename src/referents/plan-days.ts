/**
 * What copil does by itself around a mission: the day it begins or is over, and the last day to name the next referent. Each act
 * judges by itself whether that is still so: another day may have been said since.
 */
import { house } from '../delivery/timed-act.ts';
import type { Deed } from '../people/turn.ts';
import type { Assignment } from './assignment.ts';
import { versionOf } from './tell.ts';

const rules = { day: 'REFERENT-DAY', successor: 'REFERENT-VACANT' } as const;
/** End of the last day on which the next referent may be named. */
const endOfDay = '18:00';

/** In the first minute of a day on which the mission begins, or is over. */
export async function planDay(by: Deed, assignment: Assignment, day: Temporal.PlainDate): Promise<void> {
  await planAct(by, assignment, { rule: rules.day, message: 'referent.dayComes', day, time: '00:00' });
}

export async function planSuccessor(
  by: Deed,
  assignment: Assignment,
  due: Temporal.PlainDate,
): Promise<void> {
  await planAct(by, assignment, {
    rule: rules.successor,
    message: 'referent.successorMissing',
    day: due,
    time: endOfDay,
  });
}

async function planAct(
  { tx, ledger, space, correlationId }: Deed,
  { id, site }: Assignment,
  act: { rule: string; message: string; day: Temporal.PlainDate; time: string },
): Promise<void> {
  await ledger.notify(tx, {
    spaceId: space.id,
    rule: act.rule,
    subject: { type: 'referent', id, version: versionOf(act.day) },
    recipient: house(id),
    message: act.message,
    nature: 'watch',
    at: act.day
      .toZonedDateTime({ timeZone: site.organisation.timeZone, plainTime: Temporal.PlainTime.from(act.time) })
      .toInstant(),
    correlationId,
  });
}
