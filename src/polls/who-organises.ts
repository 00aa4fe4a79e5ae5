import { sits } from '../people/membership.ts';
import type { Poll } from './poll.ts';

/** Roles that prepare the meetings of a committee: they see who answered what. */
const organising = ['PRES', 'LF', 'LT', 'SEC'];

/** @returns whether the person sees names: who opened the poll, the chair, the two leads and the secretary of its committee */
export function organises(poll: Poll, personId: string | null, now: Temporal.Instant): boolean {
  if (personId !== null && poll.createdById === personId) return true;
  return sitsWith(poll, personId, now, organising);
}

/** @returns whether the person may enter what others said by telephone (4.1, `Rsvp`: SEC on behalf, traced) */
export function answersForOthers(poll: Poll, personId: string, now: Temporal.Instant): boolean {
  return sitsWith(poll, personId, now, ['SEC']);
}

/** @returns whether the person may know of the poll: asked, organising, or sitting in its committee */
export function mayRead(poll: Poll, personId: string, now: Temporal.Instant): boolean {
  return (
    poll.people.some(({ id }) => id === personId) ||
    organises(poll, personId, now) ||
    sitsWith(poll, personId, now)
  );
}

function sitsWith(poll: Poll, personId: string | null, now: Temporal.Instant, roles?: string[]): boolean {
  const day = now.toZonedDateTimeISO(poll.timeZone).toPlainDate();
  return poll.committee.memberships.some(
    (one) =>
      one.personId === personId &&
      sits(one, day, poll.committee.space.milestonePhase) &&
      (!roles || one.roles.some((role) => roles.includes(role))),
  );
}
