import { loadMeeting, type MeetingWithPeople } from '../meetings/meeting.ts';
import { aheadStates } from '../people/ahead-states.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { isOver } from './session-hours.ts';

/** Minutes before its hour from which what is decided is meant for a meeting. */
const meantMinutes = 15;

/** @returns the committee's meeting that should be open by now or within a quarter of an hour, and is not */
export async function meetingAboutToOpen(
  { tx, now }: Pick<DomainTurn, 'tx' | 'now'>,
  committeeId: string,
): Promise<MeetingWithPeople | null> {
  const found = await tx.meeting.findFirst({
    where: {
      committeeId,
      state: { in: [...aheadStates] },
      startsAt: { lte: toDate(now.add({ minutes: meantMinutes })) },
    },
    orderBy: { startsAt: 'desc' },
    select: { id: true },
  });
  const meeting = found && (await loadMeeting(tx, found.id));
  return meeting && !isOver(meeting, now) ? meeting : null;
}
