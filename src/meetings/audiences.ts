import type { Recipient } from '../delivery/timeline.ts';
import type { MeetingWithPeople } from './meeting.ts';

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
