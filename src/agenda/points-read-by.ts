import { type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { judge } from '../people/authorisation.ts';
import { isOpenMembership } from '../people/membership.ts';
import { rolesFrom } from '../people/roles.ts';
import type { OrderedItem } from './items-in-order.ts';

/**
 * Whose files travel with a message. A message leaves without a turn to judge by, so only what the meeting itself says counts:
 * a seat in it, its minutes, a role in its committee. Whoever has none of these gets the files of their own points; an address
 * is judged again, and by everything, when it is opened.
 *
 * @param personId null for a channel: there nothing is attached
 * @returns the points whose files this person may read (4.5, « Read minutes »; C19)
 */
export function pointsReadBy(
  meeting: MeetingWithPeople,
  personId: string | null,
  items: readonly OrderedItem[],
): OrderedItem[] {
  if (personId === null) return [];
  if (readsWhole(meeting, personId)) return [...items];
  return items.filter((item) => isOwnPoint(item, personId));
}

/** Presented or brought by this person, or the one they come for. */
export function isOwnPoint(
  {
    presenterId,
    proposedById,
    guests,
  }: Pick<OrderedItem, 'presenterId' | 'proposedById'> & {
    guests: readonly { id: string }[];
  },
  personId: string,
): boolean {
  return presenterId === personId || proposedById === personId || guests.some(({ id }) => id === personId);
}

function readsWhole(meeting: MeetingWithPeople, personId: string): boolean {
  const { secretaryId, invitations, committee } = meeting;
  const seat = invitations.some(
    (one) => !one.withdrawn && ((one.voting && one.personId === personId) || one.substituteId === personId),
  );
  const day = startOf(meeting).toPlainDate();
  const memberships = committee.memberships.filter(
    (one) => one.personId === personId && isOpenMembership(one, day),
  );
  const elsewhere = { administrator: false, directsSite: false, referent: false, vendor: false };
  const roles = rolesFrom({ ...elsewhere, memberships, replaces: seat });
  const verdict = judge('minutes.read', { roles, own: false, votingMember: seat });
  return secretaryId === personId || verdict === 'allowed';
}
