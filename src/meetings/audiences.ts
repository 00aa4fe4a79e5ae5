import { house } from '../delivery/timed-act.ts';
import type { Recipient } from '../delivery/timeline.ts';
import { isOpenMembership } from '../people/membership.ts';
import { type MeetingWithPeople, startOf } from './meeting.ts';

const person = (id: string): Recipient => ({ kind: 'person', id });

/** Everybody invited, and the substitutes named for this date. */
export function peopleOf(meeting: MeetingWithPeople): string[] {
  const ids = new Set<string>();
  for (const invitation of meeting.invitations) {
    if (invitation.withdrawn) continue;
    ids.add(invitation.personId);
    if (invitation.substituteId && invitation.answerVersion === meeting.dateVersion)
      ids.add(invitation.substituteId);
  }
  return [...ids];
}

/** A move reaches the invited and everyone who heard of the meeting in an earlier version. @returns person ids */
export function peopleTold(meeting: MeetingWithPeople, alreadyTold: Recipient[]): string[] {
  const told = alreadyTold.filter(({ kind }) => kind === 'person').map(({ id }) => id);
  return [...new Set([...peopleOf(meeting), ...told])];
}

/**
 * Resolves the audience names of the meeting timeline. Whether somebody still needs the message is judged when it is due.
 *
 * @param told everybody a change reaches
 * @param reachedByChat people who have a chat account: they also get the calendar invitation by mail
 */
export function meetingAudiences(
  meeting: MeetingWithPeople,
  told: readonly string[],
  reachedByChat: ReadonlySet<string>,
): Record<string, Recipient[]> {
  const people = peopleOf(meeting);
  return {
    house: [house(meeting.id)],
    leads: holdersOf(meeting, 'LF', 'LT').map(person),
    secretary: secretariesOf(meeting).map(person),
    secretaryAndLeads: [...new Set([...secretariesOf(meeting), ...holdersOf(meeting, 'LF', 'LT')])].map(
      person,
    ),
    invited: people.map(person),
    attending: people.map(person),
    told: told.map(person),
    withCalendarMail: told.filter((id) => reachedByChat.has(id)).map(person),
    channels: meeting.committee.channels.map(({ channelId }) => ({
      kind: 'channel' as const,
      id: channelId,
    })),
  };
}

/** @returns ids of the members who hold one of these roles on the day of the meeting */
export function holdersOf(meeting: MeetingWithPeople, ...roles: string[]): string[] {
  const day = startOf(meeting).toPlainDate();
  return meeting.committee.memberships
    .filter((one) => isOpenMembership(one, day) && one.roles.some((role) => roles.includes(role)))
    .map(({ personId }) => personId);
}

/** Who takes the minutes: named for this meeting, else the committee's secretary, else its leads. @returns person ids */
export function secretariesOf(meeting: MeetingWithPeople): string[] {
  if (meeting.secretaryId) return [meeting.secretaryId];
  const secretaries = holdersOf(meeting, 'SEC');
  return secretaries.length > 0 ? secretaries : holdersOf(meeting, 'LF', 'LT');
}

/** @returns whether they take the minutes by name or by role; a lead does in default of anybody, and is replaced by the other */
export function isSecretary(meeting: MeetingWithPeople, personId: string): boolean {
  return meeting.secretaryId === null
    ? holdersOf(meeting, 'SEC').includes(personId)
    : meeting.secretaryId === personId;
}
