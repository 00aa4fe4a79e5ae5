import { fullName } from '../people/person-name.ts';
import type { Person } from '../store/generated/client.ts';
import type { Answer } from '../store/generated/enums.ts';
import { currentAnswer } from './answers.ts';
import type { MeetingWithPeople } from './meeting.ts';

/** @returns somebody who is invited, or sits in for somebody. */
export function personIn(meeting: MeetingWithPeople, personId: string | null): Person | null {
  for (const { person, substitute } of meeting.invitations) {
    if (person.id === personId) return person;
    if (substitute?.id === personId) return substitute;
  }
  return null;
}

export function nameOf(meeting: MeetingWithPeople, personId: string | null): string {
  const person = personIn(meeting, personId);
  return person ? fullName(person) : '';
}

/** @returns the person's current answer, null when none counts. */
export function answerOf(meeting: MeetingWithPeople, personId: string | null): Answer | null {
  const invitation = meeting.invitations.find((one) => one.personId === personId);
  return invitation ? currentAnswer(invitation, meeting.dateVersion) : null;
}

/** @returns id of the member whose place this person takes at this date, null when there is none. */
export function replacedBy(meeting: MeetingWithPeople, personId: string | null): string | null {
  const replaced = meeting.invitations.find(
    (one) =>
      !one.withdrawn && one.substituteId === personId && answerOf(meeting, one.personId) === 'substitute',
  );
  return replaced?.personId ?? null;
}

/** @returns whether the person is invited, or sits in for somebody at this date. */
export function takesPart(meeting: MeetingWithPeople, personId: string): boolean {
  return invitationOf(meeting, personId) !== null || replacedBy(meeting, personId) !== null;
}

/** @returns id of the person's invitation, null when they are not invited themselves. */
export function invitationOf(meeting: MeetingWithPeople, personId: string | null): string | null {
  return meeting.invitations.find((one) => one.personId === personId && !one.withdrawn)?.id ?? null;
}
