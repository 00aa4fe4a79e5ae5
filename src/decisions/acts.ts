import type { TimedActs } from '../delivery/timed-act.ts';
import { leadsReached } from '../people/read-leads.ts';
import { reservedDecisions } from './reserved-decisions.ts';

/** What copil does by itself about decisions and votes. */
export const decisionActs: TimedActs = {
  /** The days for confirming are over: the leads hear what was not confirmed. */
  'decision.reservationEnds': async ({ tx, ledger, at }, { spaceId, subjectId }) => {
    const waiting = await reservedDecisions(tx, subjectId);
    const [first] = waiting;
    if (!first?.meeting) return;
    const { committeeId, timeZone } = first.meeting;
    const day = at.toZonedDateTimeISO(timeZone).toPlainDate();
    for (const { personId, insteadOf } of await leadsReached(tx, committeeId, day))
      await ledger.notify(tx, {
        spaceId,
        rule: 'UNCONFIRMED',
        subject: { type: 'decisionsOf', id: subjectId, version: 1 },
        recipient: { kind: 'person', id: personId },
        message: 'decision.unconfirmed',
        parameters: { ...(insteadOf && { insteadOf }) },
        nature: 'notice',
        live: true,
        at,
        on: day,
      });
  },
};
