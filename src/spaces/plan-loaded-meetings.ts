import type { Ledger } from '../delivery/ledger.ts';
import { planCadenceWatch } from '../meetings/cadence-watch.ts';
import { loadMeeting } from '../meetings/meeting.ts';
import { invitationRules, reminderRulesFor } from '../meetings/meeting-timeline.ts';
import { planMeeting } from '../meetings/plan-meeting.ts';
import { isAhead } from '../people/ahead-states.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import type { LoadedMeeting } from './load-meetings.ts';
import type { LoadPorts } from './load-space.ts';
import { planLoadedActions } from './plan-loaded-actions.ts';
import { planLoadedDeployments } from './plan-loaded-deployments.ts';
import { planLoadedReports } from './plan-loaded-reports.ts';

/**
 * What a loaded meeting still has to send: its reminders, and its invitations when nobody has had them. The reminders of
 * loaded actions with them, the weekly look at each committee's rhythm, its next report, and the deployments.
 *
 * @param ledgerAt a ledger for which that instant is the present: the clock of the file is not set before the commit
 */
export function planLoadedMeetings(ledgerAt: (now: Temporal.Instant) => Ledger): LoadPorts['afterLoad'] {
  return async (tx, meetings, now, spaceId) => {
    const ledger = ledgerAt(now);
    for (const loaded of meetings) await planOne(tx, ledger, loaded, now);
    await planLoadedActions(tx, ledger, spaceId);
    await watchCommittees(tx, ledger, spaceId, now);
    await planLoadedReports(tx, ledger, spaceId, now);
    await planLoadedDeployments(tx, ledger, spaceId, now);
  };
}

/** The rhythm of every committee at work is watched from the next Monday on (C15). */
async function watchCommittees(
  tx: Transaction,
  ledger: Ledger,
  spaceId: string,
  now: Temporal.Instant,
): Promise<void> {
  const committees = await tx.committee.findMany({
    where: { spaceId, state: 'active' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of committees) await planCadenceWatch(tx, ledger, id, now);
}

async function planOne(
  tx: Transaction,
  ledger: Ledger,
  loaded: LoadedMeeting,
  now: Temporal.Instant,
): Promise<void> {
  const meeting = await loadMeeting(tx, loaded.id);
  if (!isAhead(meeting) || Temporal.Instant.compare(toInstant(meeting.startsAt), now) <= 0) return;
  const rules = loaded.alreadyInvited
    ? reminderRulesFor(meeting.committee)
    : [...invitationRules, ...reminderRulesFor(meeting.committee)];
  await planMeeting(tx, ledger, meeting, { rules, now });
}
