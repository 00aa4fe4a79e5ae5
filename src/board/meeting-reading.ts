import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { replacedBy } from '../meetings/names.ts';
import { readingOfMeeting } from '../meetings/reading-of-meeting.ts';
import type { Act } from '../people/authorisation.ts';
import { judgeAct } from '../people/permit.ts';
import type { Reading } from '../people/reading.ts';
import type { Role } from '../people/roles.ts';
import { rolesInSession } from '../session/meeting-at-hand.ts';
import type { BoardView } from './page-frame.ts';

/** How much of one meeting a person reads: who sits in for a member, or keeps its minutes, reads all of it (4.5, note 1). */
export async function meetingReading(view: BoardView, meeting: MeetingWithPeople): Promise<Reading> {
  if (view.reading === 'whole') return 'whole';
  return (await readingOfMeeting(view.turn, meeting)) ?? view.reading;
}

/** Whether the person may do this outright in this meeting. */
export async function mayInMeeting(
  { turn }: BoardView,
  meeting: MeetingWithPeople,
  act: Act,
): Promise<boolean> {
  const replaces = replacedBy(meeting, turn.actor.id) !== null;
  const rolesInMatter: Role[] = [
    ...rolesInSession(turn, { meeting: { value: meeting } }),
    ...(replaces ? (['SUP'] as const) : []),
  ];
  const matter = { committeeId: meeting.committeeId, own: false, rolesInMatter };
  return (await judgeAct(turn, act, matter)).verdict === 'allowed';
}
