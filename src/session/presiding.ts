import { type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { replacedBy } from '../meetings/names.ts';
import { chairsOf } from '../people/acting-chair.ts';
import { isOpenMembership } from '../people/membership.ts';

/** @returns ids of the chair and of who sits for them, that day */
export function presidingIn(meeting: MeetingWithPeople): string[] {
  const { kind, memberships } = meeting.committee;
  const day = startOf(meeting).toPlainDate();
  const chairs = chairsOf(
    kind,
    memberships.filter((one) => isOpenMembership(one, day)),
  );
  const standing = meeting.invitations
    .filter(
      ({ personId, substituteId }) =>
        substituteId && chairs.includes(personId) && replacedBy(meeting, substituteId),
    )
    .map(({ substituteId }) => substituteId as string);
  return [...chairs, ...standing];
}
