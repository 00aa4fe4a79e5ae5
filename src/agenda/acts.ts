import type { TimedAct, TimedActs } from '../delivery/timed-act.ts';
import { holdersOf } from '../meetings/audiences.ts';
import { hasBegun, lockMeeting, startOf } from '../meetings/meeting.ts';
import { isAround } from '../sites/around-go-live.ts';
import { readSites } from '../sites/read-sites.ts';
import { referentsOf } from '../sites/referents.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { buildAgenda } from './build-agenda.ts';
import { convene, needsValidation } from './convene.ts';
import { takeValidationBack, validationFalls } from './validation-falls.ts';

/** What copil does by itself about agendas. */
export const agendaActs: TimedActs = {
  'agenda.callForItems': callForItems(),
  'agenda.convene': closeAndConvene(),
};

/** M02, six days before the agenda closes (J-14): lays the agenda out and asks the members, and referents, for their points. */
function callForItems(): TimedAct {
  return async ({ tx, now, at, ledger }, { subjectId }) => {
    const meeting = await lockMeeting(tx, subjectId);
    if (meeting.state !== 'held' || hasBegun(meeting, now)) return;
    if ((await buildAgenda(tx, meeting.id, now)) > 0) await validationFalls({ tx, ledger, now }, meeting);
    const members = meeting.invitations.filter(({ voting, withdrawn }) => voting && !withdrawn);
    const asked = new Set([
      ...members.map(({ personId }) => personId),
      ...(await referentsAround(tx, meeting.spaceId, at.toZonedDateTimeISO(meeting.timeZone).toPlainDate())),
    ]);
    for (const id of asked)
      await ledger.notify(tx, {
        spaceId: meeting.spaceId,
        rule: 'M02',
        subject: { type: 'meeting', id: meeting.id, version: meeting.version },
        recipient: { kind: 'person', id },
        message: 'agenda.callForItems',
        nature: 'notice',
        at,
        on: startOf(meeting).toPlainDate(),
      });
  };
}

/** @returns person ids of the referents of sites that are about to go live or went live lately (4.4b) */
async function referentsAround(tx: Transaction, spaceId: string, day: Temporal.PlainDate): Promise<string[]> {
  const sites = (await readSites(tx, spaceId)).filter(({ goLive }) => isAround('called', goLive, day));
  const referents = await Promise.all(sites.map(({ id }) => referentsOf(tx, id, day)));
  return referents.flat().map(({ personId }) => personId);
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
