import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { readingOfMeeting } from '../meetings/reading-of-meeting.ts';
import { judgeAct } from '../people/permit.ts';
import { readLeads } from '../people/read-leads.ts';
import type { Role } from '../people/roles.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { accordsAwaited } from './accords.ts';
import { type MinutesInHand, readersOf } from './minutes.ts';

/** What somebody may see of minutes, and do to them. */
export interface Viewer {
  personId: string | null;
  reads: 'whole' | 'summary' | 'ownItems';
  /** Prepares them: the secretary, the leads, the chair. */
  edits: boolean;
  /** Their accord is awaited. */
  releases: boolean;
  /** Answers for a voting seat. */
  seat: boolean;
}

/** What the matter gives: who takes the minutes of this meeting is its secretary. */
export function rolesInMinutes(
  { actor }: Pick<DomainTurn, 'actor'>,
  values: { meeting?: { value: MeetingWithPeople } },
): Role[] {
  return values.meeting?.value.secretaryId === actor.id ? ['SEC'] : [];
}

/** What the person of this turn may see of minutes and do to them; null when they may read nothing of them (4.5). */
export async function viewerOf(turn: DomainTurn, minutes: MinutesInHand): Promise<Viewer | null> {
  const { meeting } = minutes;
  const readers = await readersOf(turn.tx, minutes);
  const seat = readers.seats.some(({ personIds }) => personIds.includes(turn.actor.id));
  const rolesInMatter: Role[] = [
    ...rolesInMinutes(turn, { meeting: { value: meeting } }),
    ...(seat ? (['SUP'] as const) : []),
  ];
  const verdict = async (act: 'minutes.prepare' | 'minutes.release') =>
    (await judgeAct(turn, act, { committeeId: meeting.committeeId, own: false, rolesInMatter })).verdict;
  const reads = await readingOfMeeting(turn, meeting);
  if (!reads) return null;
  const edits = (await verdict('minutes.prepare')) === 'allowed';
  if (minutes.state === 'draft' && !edits) return null;
  const mayRelease = (await verdict('minutes.release')) === 'allowed';
  const { leads } = await readLeads(turn.tx, meeting.committeeId, today(turn));
  const awaited = accordsAwaited(minutes, leads, today(turn));
  const leadsAlready = leads.some(({ personId }) => personId === turn.actor.id);
  return {
    personId: turn.actor.id,
    reads,
    edits,
    releases: mayRelease && (leadsAlready ? awaited.includes(turn.actor.id) : true),
    seat,
  };
}
