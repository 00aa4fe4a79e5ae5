import { sits } from '../people/membership.ts';
import { seatsAllow } from '../people/standing.ts';
import type { Poll } from './poll.ts';

/** @returns whether the person sees names: who opened the poll, the chair, the two leads and the secretary of its committee */
export function organises(poll: Poll, personId: string | null, now: Temporal.Instant): boolean {
  if (personId === null) return false;
  return (
    poll.createdById === personId || seatsAllow('poll.organise', poll.committee, personId, dayOf(poll, now))
  );
}

/** @returns whether the person may enter what others said by telephone (4.1, `Rsvp`: SEC on behalf, traced) */
export function answersForOthers(poll: Poll, personId: string, now: Temporal.Instant): boolean {
  return seatsAllow('answer.onBehalf', poll.committee, personId, dayOf(poll, now));
}

/** @returns whether the person may know of the poll: asked, organising, or sitting in its committee */
export function mayRead(poll: Poll, personId: string, now: Temporal.Instant): boolean {
  const { memberships, space } = poll.committee;
  return (
    poll.people.some(({ id }) => id === personId) ||
    organises(poll, personId, now) ||
    memberships.some((one) => one.personId === personId && sits(one, dayOf(poll, now), space.milestonePhase))
  );
}

function dayOf({ timeZone }: Poll, now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(timeZone).toPlainDate();
}
