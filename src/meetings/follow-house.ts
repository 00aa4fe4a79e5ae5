import { notOpenedStates } from '../people/ahead-states.ts';
import type { Deed, HouseListener } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { planCadenceWatch } from './cadence-watch.ts';
import { loadMeeting } from './meeting.ts';
import { followDeparture, followMember, replan } from './membership-changes.ts';
import { type OccurrenceChange, tellSeriesMember } from './series/tell-series-member.ts';

/**
 * Members come and go in mid-project: who joins is invited to every meeting ahead from their first day, who leaves is
 * withdrawn from those after their last. Meetings held, and what was voted in them, stand.
 */
export const followOnMeetings: HouseListener = async (turn, event) => {
  switch (event.kind) {
    case 'member.joined':
    case 'member.changed':
    case 'member.left':
      return followAll(turn, { committeeId: event.committeeId }, event.personId, (id) =>
        followMember(turn, id, event.personId, event.kind === 'member.left'),
      );
    case 'person.left':
      return followAll(turn, { spaceId: turn.space.id }, event.personId, (id) =>
        followDeparture(turn, id, event.personId, event.on),
      );
    // The notice of its convocations is another one.
    case 'committee.rulesChanged':
      for (const id of await meetingsAhead(turn, { committeeId: event.committeeId }))
        await replan(turn, await loadMeeting(turn.tx, id));
      return;
    // A committee that starts to meet, or meets again, is watched from the next Monday on.
    case 'committee.activated':
      return planCadenceWatch(turn.tx, turn.ledger, event.committeeId, turn.now);
  }
};

/** One meeting after the other; what changes in the dates of a series that runs is then told once for all of them. */
async function followAll(
  turn: Deed,
  of: { committeeId: string } | { spaceId: string },
  personId: string,
  follow: (meetingId: string) => Promise<OccurrenceChange | null>,
): Promise<void> {
  const changes: OccurrenceChange[] = [];
  for (const id of await meetingsAhead(turn, of)) {
    const change = await follow(id);
    if (change) changes.push(change);
  }
  await tellSeriesMember(turn, personId, changes);
}

async function meetingsAhead(
  turn: Deed,
  of: { committeeId: string } | { spaceId: string },
): Promise<string[]> {
  const rows = await turn.tx.meeting.findMany({
    where: { ...of, startsAt: { gt: toDate(turn.now) }, state: { in: [...notOpenedStates] } },
    select: { id: true },
    orderBy: { startsAt: 'asc' },
  });
  return rows.map(({ id }) => id);
}
