import { type Reading, readingOf } from '../people/reading.ts';
import type { Role } from '../people/roles.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';

/** Meetings in which the person had a seat, as member or substitute (4.5, note 1), or which they keep the minutes of. */
export function satIn(personId: string): Prisma.MeetingWhereInput {
  return {
    OR: [
      { secretaryId: personId },
      { invitations: { some: { substituteId: personId, withdrawn: false } } },
      { attendance: { some: { personId, seatOfId: { not: null } } } },
    ],
  };
}

/**
 * What the person may read of one meeting: what they read of its committee; who has a seat in it, also for a day, or keeps its
 * minutes reads as members do; whoever it concerns otherwise, as a guest or for a point, reads their own items.
 *
 * @returns null when they read nothing of it
 */
export async function readingOfMeeting(
  turn: DomainTurn,
  { id, committeeId }: { id: string; committeeId: string },
): Promise<Reading | null> {
  const personId = turn.actor.id;
  const { secretaryId, invitations, attendance, agenda } = await turn.tx.meeting.findUniqueOrThrow({
    where: { id },
    select: {
      secretaryId: true,
      invitations: {
        where: { withdrawn: false, OR: [{ personId }, { substituteId: personId }] },
        select: { voting: true, substituteId: true },
      },
      attendance: { where: { personId }, select: { seatOfId: true } },
      agenda: {
        where: {
          OR: [{ presenterId: personId }, { proposedById: personId }, { guests: { some: { personId } } }],
        },
        select: { id: true },
        take: 1,
      },
    },
  });
  const seat =
    invitations.some((one) => one.voting || one.substituteId === personId) ||
    attendance.some(({ seatOfId }) => seatOfId !== null);
  const roles: Role[] = [
    ...(secretaryId === personId ? ['SEC' as const] : []),
    ...(seat ? ['SUP' as const] : []),
  ];
  const concerned = invitations.length + attendance.length + agenda.length > 0;
  return (await readingOf(turn, committeeId, roles)) ?? (concerned ? 'ownItems' : null);
}
