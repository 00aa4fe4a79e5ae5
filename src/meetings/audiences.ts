import type { Recipient } from '../delivery/timeline.ts';
import type { MeetingWithPeople } from './meeting.ts';

const person = (id: string): Recipient => ({ kind: 'person', id });

/** Everybody invited, and the substitutes named for this date. */
export function peopleOf(meeting: MeetingWithPeople): string[] {
  const ids = new Set<string>();
  for (const invitation of meeting.invitations) {
    if (invitation.withdrawn) continue;
    ids.add(invitation.personId);
    if (invitation.substituteId && invitation.answerVersion === meeting.version)
      ids.add(invitation.substituteId);
  }
  return [...ids];
}

/**
 * Resolves the audience names of the meeting timeline. Whether somebody still needs the message is judged when it is due.
 *
 * @param alreadyTold people who heard of the meeting in an earlier version (a move reaches them too)
 * @param reachedByChat people who have a chat account: they also get the calendar invitation by mail
 */
export function meetingAudiences(
  meeting: MeetingWithPeople,
  alreadyTold: Recipient[],
  reachedByChat: ReadonlySet<string>,
): Record<string, Recipient[]> {
  const people = peopleOf(meeting);
  const told = alreadyTold
    .filter((recipient) => recipient.kind === 'person')
    .map((recipient) => recipient.id);
  const everybody = [...new Set([...people, ...told])];
  return {
    invited: people.map(person),
    attending: people.map(person),
    told: everybody.map(person),
    withCalendarMail: everybody.filter((id) => reachedByChat.has(id)).map(person),
    channels: meeting.committee.channels.map(({ channelId }) => ({
      kind: 'channel' as const,
      id: channelId,
    })),
  };
}
