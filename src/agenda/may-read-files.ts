import { readingOfMeeting } from '../meetings/reading-of-meeting.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';
import { isOwnPoint } from './points-read-by.ts';
import { mayDecide } from './who-decides-point.ts';

export const readPointParts = {
  guests: true,
  meeting: { select: { id: true, committeeId: true } },
} satisfies Prisma.AgendaItemInclude;

type PointToRead = Prisma.AgendaItemGetPayload<{ include: typeof readPointParts }>;

/**
 * Who reads what was handed in for a point: who reads the whole meeting, and whoever the point is theirs: its presenter, its
 * author, its guests (4.5; C19). What was refused is nobody's business but its author's and those who decide.
 */
export async function mayReadFiles(turn: DomainTurn, point: PointToRead): Promise<boolean> {
  const reading = await readingOfMeeting(turn, point.meeting);
  const guests = point.guests.map(({ personId }) => ({ id: personId }));
  if (isOwnPoint({ ...point, guests }, turn.actor.id)) return reading !== null;
  if (reading !== 'whole') return false;
  return point.state !== 'refused' || mayDecide(turn, { late: false }, point.meeting.committeeId);
}
