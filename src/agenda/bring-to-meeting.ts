/** A matter that another room brings to a meeting by itself: a grave risk, a consultation that ends in session. */
import { aheadStates } from '../people/ahead-states.ts';
import { itself, journal } from '../people/journal.ts';
import type { AgendaItem, Meeting, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { isClosed } from './agenda-closing.ts';
import { enters } from './enter-agenda.ts';
import { nextNumber } from './next-number.ts';
import { type Asking, askDeciders } from './who-decides-point.ts';

/** What is brought; `originId` says which one, so that a matter stands once on an agenda. */
export type Matter = Pick<
  Prisma.AgendaItemUncheckedCreateInput,
  'title' | 'purpose' | 'minutes' | 'presenterId' | 'description' | 'origin'
> & { originId: string };

/** @returns the committee's next meeting whose agenda may still change; null when none is planned */
export function nextMeetingOf(
  tx: Transaction,
  committeeId: string,
  now: Temporal.Instant,
): Promise<Meeting | null> {
  return tx.meeting.findFirst({
    where: { committeeId, state: { in: [...aheadStates] }, startsAt: { gt: toDate(now) } },
    orderBy: { startsAt: 'asc' },
  });
}

/**
 * Puts a matter on an agenda, accepted; once that has closed it is late, and the chair alone may accept it (C12).
 *
 * @returns the point, or the one that stood there already
 */
export async function bringToMeeting(asking: Asking, meeting: Meeting, matter: Matter): Promise<AgendaItem> {
  const { tx, now } = asking;
  // Locks the meeting: of two who bring the same matter, one does.
  const number = await nextNumber(tx, meeting.id);
  const known = await tx.agendaItem.findFirst({
    where: { meetingId: meeting.id, originId: matter.originId },
  });
  if (known) return known;
  const late = await isClosed(tx, meeting, now);
  const item = await tx.agendaItem.create({
    data: {
      ...matter,
      spaceId: meeting.spaceId,
      meetingId: meeting.id,
      number,
      late,
      state: late ? 'proposed' : 'accepted',
      proposedAt: toDate(now),
    },
  });
  const actor = asking.actorId ? { id: asking.actorId } : null;
  await journal(
    { ...itself(asking, meeting.spaceId), actor },
    `agenda.${item.state}`,
    { type: 'agendaItem', id: item.id },
    { after: { number, title: item.title, origin: item.origin } },
  );
  if (late) await askDeciders(asking, item, meeting);
  else await enters(asking, item);
  return item;
}
