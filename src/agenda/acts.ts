import type { TimedAct, TimedActs } from '../delivery/timed-act.ts';
import { holdersOf } from '../meetings/audiences.ts';
import { hasBegun, lockMeeting, startOf } from '../meetings/meeting.ts';
import { toDate } from '../time.ts';
import { buildAgenda } from './build-agenda.ts';
import { convene, needsValidation } from './convene.ts';
import { takeValidationBack, validationFalls } from './validation-falls.ts';

/** What copil does by itself about agendas. */
export const agendaActs: TimedActs = {
  'agenda.callForItems': callForItems(),
  'agenda.convene': closeAndConvene(),
};

/** M02, six days before the agenda closes (J-14): lays the agenda out and asks the members for their points. */
function callForItems(): TimedAct {
  return async ({ tx, now, at, ledger }, { subjectId }) => {
    const meeting = await lockMeeting(tx, subjectId);
    if (meeting.state !== 'held' || hasBegun(meeting, now)) return;
    if ((await buildAgenda(tx, meeting.id, now)) > 0) await validationFalls({ tx, ledger, now }, meeting);
    for (const { personId, voting, withdrawn } of meeting.invitations)
      if (voting && !withdrawn)
        await ledger.notify(tx, {
          spaceId: meeting.spaceId,
          rule: 'M02',
          subject: { type: 'meeting', id: meeting.id, version: meeting.version },
          recipient: { kind: 'person', id: personId },
          message: 'agenda.callForItems',
          nature: 'notice',
          at,
          on: startOf(meeting).toPlainDate(),
        });
  };
}

/** M04, the notice of the committee's rules (J-8): items are closed; the convocation leaves, or the chair is asked for the word it waits for. */
function closeAndConvene(): TimedAct {
  return async ({ tx, now, at, ledger }, { subjectId }) => {
    const before = await lockMeeting(tx, subjectId);
    if (before.state !== 'held' || hasBegun(before, now)) return;
    const added = await buildAgenda(tx, before.id, now);
    // What has come by itself since the chair said yes, the chair has not seen.
    const since = added > 0 ? await takeValidationBack({ tx, ledger, now }, before) : null;
    await tx.meeting.update({ where: { id: before.id }, data: { agendaClosedAt: toDate(at) } });
    const meeting = await lockMeeting(tx, subjectId);
    if (meeting.agendaValidatedAt || !needsValidation(meeting)) {
      await convene({ tx, ledger, now, at }, meeting);
      return;
    }
    for (const id of holdersOf(meeting, 'PRES'))
      await ledger.notify(tx, {
        spaceId: meeting.spaceId,
        rule: 'M04-VALIDATE',
        subject: { type: 'meeting', id: meeting.id, version: meeting.version },
        recipient: { kind: 'person', id },
        message: 'agenda.toValidate',
        ...(since && { parameters: { since: since.toString() } }),
        nature: 'announcement',
        live: true,
        at,
        on: startOf(meeting).toPlainDate(),
      });
  };
}
