import type { Ledger } from '../delivery/ledger.ts';
import { latestRow } from '../delivery/look-up.ts';
import { loadMeeting, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import type { Transaction } from '../store/store.ts';
import { agendaSlots } from './agenda-slots.ts';
import { itemsInOrder, type OrderedItem } from './items-in-order.ts';

/** Who acts, be it a person or the hour. */
export interface Convening {
  tx: Transaction;
  ledger: Ledger;
  now: Temporal.Instant;
  /** The hour of M04, when it is that hour which convenes; else it leaves now, or at the next opening. */
  at?: Temporal.Instant;
  /** Null or absent: copil itself. */
  actor?: { id: string } | null;
  correlationId?: string;
}

/** Rule under which who comes for one point hears of it, and of every change of its hours. */
export const guestRule = 'AGENDA-GUEST';

/** What the last message to a guest said, so that the same is not said twice. */
interface Told {
  /** Hours of the point and state of the meeting, as one text. */
  slot: string;
}

/**
 * C19: tells each guest of a point when it is, if that differs from what they were told last: when they are invited, when
 * the meeting is convened, and whenever order, minutes or date change.
 */
export async function tellGuests(acting: Convening, meeting: MeetingWithPeople): Promise<void> {
  const items = await itemsInOrder(acting.tx, meeting.id);
  const slots = agendaSlots(items, startOf(meeting));
  for (const item of items) {
    const slot = slots.get(item.id);
    if (!slot) continue;
    const hours = `${meeting.state}|${slot.start.toString()}|${slot.end.toString()}|${meeting.place}|${meeting.videoLink}`;
    for (const guest of item.guests) await tellGuest(acting, meeting, item, guest.id, hours);
  }
}

/** The guest need not come: the point is off the agenda, they are released, or the meeting is cancelled. */
export async function releaseGuest(
  acting: Convening,
  meeting: MeetingWithPeople,
  itemId: string,
  personId: string,
): Promise<void> {
  await tellGuest(acting, meeting, { id: itemId }, personId, 'released');
}

/** The same for every guest of a meeting that will not be held. */
export async function releaseGuests(acting: Convening, meetingId: string): Promise<void> {
  const meeting = await loadMeeting(acting.tx, meetingId);
  for (const item of await itemsInOrder(acting.tx, meetingId))
    for (const guest of item.guests) await releaseGuest(acting, meeting, item.id, guest.id);
}

async function tellGuest(
  { tx, ledger, at, correlationId }: Convening,
  meeting: MeetingWithPeople,
  item: Pick<OrderedItem, 'id'>,
  personId: string,
  slot: string,
): Promise<void> {
  const subject = { type: 'agendaItem', id: item.id };
  const last = await latestRow(tx, subject, { rule: guestRule, recipientId: personId });
  if ((last?.parameters as Told | undefined)?.slot === slot) return;
  if (!last && slot === 'released') return;
  await ledger.notify(tx, {
    spaceId: meeting.spaceId,
    rule: guestRule,
    subject: { ...subject, version: (last?.subjectVersion ?? 0) + 1 },
    recipient: { kind: 'person', id: personId },
    message: slot === 'released' ? 'agenda.guestReleased' : 'agenda.guestInvitation',
    parameters: { slot },
    nature: 'announcement',
    on: startOf(meeting).toPlainDate(),
    ...(at && { at }),
    correlationId,
  });
}
