import type { DirectNotice } from '../delivery/ledger.ts';
import type { TimedAct, TimedActContext } from '../delivery/timed-act.ts';
import { loadMeeting, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { currentLead } from '../people/read-leads.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { plainDate } from '../time.ts';
import { type ActionWithOwner, openActions } from './late-actions.ts';
import type { Gathered } from './messages/gathered.ts';

/** M07: owners of what is due before the meeting, overdue included, say where it stands. */
export const askOwners: TimedAct = async (context, row) => {
  const meeting = await loadMeeting(context.tx, row.subjectId);
  if (meeting.state === 'cancelled') return;
  const day = startOf(meeting).toPlainDate();
  const due = (await openActions(context.tx, meeting.committeeId)).filter(
    ({ dueOn }) => Temporal.PlainDate.compare(plainDate(dueOn), day) < 0,
  );
  for (const [personId, actionIds] of byOwner(due))
    await tell(context, row, meeting, {
      rule: 'M07-OWNER',
      personId,
      message: 'action.askOwner',
      nature: 'reminder',
      gathered: { actionIds },
    });
};

/** M15: a week after the meeting each owner gets what remains theirs, and the functional lead the whole of it. */
export const sendDigest: TimedAct = async (context, row) => {
  const { tx, at } = context;
  const meeting = await loadMeeting(tx, row.subjectId);
  const open = await openActions(tx, meeting.committeeId);
  const day = at.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  // Without a phase the functional lead comes first, the other while they are away (C03).
  const lead = (await currentLead(tx, { id: meeting.committeeId }, null, day))?.personId;
  for (const [personId, actionIds] of byOwner(open))
    await tell(context, row, meeting, {
      rule: 'M15-OWNER',
      personId,
      message: 'action.ownerDigest',
      nature: 'notice',
      gathered: { actionIds },
    });
  // Whether there is anything to say is judged when it leaves.
  if (lead)
    await tell(context, row, meeting, {
      rule: 'M15-LEAD',
      personId: lead,
      message: 'action.leadDigest',
      nature: 'notice',
      gathered: { actionIds: open.map(({ id }) => id) },
    });
};

/** What waits for a new owner is asked of nobody. @returns ids of actions by their owner */
function byOwner(actions: readonly ActionWithOwner[]): Map<string, string[]> {
  const owned = actions.filter(({ needsOwner }) => !needsOwner);
  const groups = Map.groupBy(owned, ({ ownerId }) => ownerId);
  return new Map([...groups].map(([ownerId, theirs]) => [ownerId, theirs.map(({ id }) => id)]));
}

async function tell(
  { tx, ledger, at }: TimedActContext,
  row: MessageDelivery,
  meeting: MeetingWithPeople,
  {
    personId,
    gathered,
    ...told
  }: Pick<DirectNotice, 'rule' | 'message' | 'nature'> & { personId: string; gathered: Gathered },
): Promise<void> {
  await ledger.notify(tx, {
    ...told,
    spaceId: meeting.spaceId,
    subject: { type: 'meeting', id: meeting.id, version: row.subjectVersion },
    recipient: { kind: 'person', id: personId },
    parameters: { ...gathered },
    live: true,
    at,
    on: startOf(meeting).toPlainDate(),
  });
}
