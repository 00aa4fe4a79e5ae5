import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { committeeInSession, rolesAtHand } from '../meeting-at-hand.ts';

/** A command said in a session is judged by the meeting it names, otherwise by the one that is open or about to be. */
export const inTheSession = {
  committeeOf: (values: { meeting?: { value: MeetingWithPeople } }) => values.meeting?.value.committeeId,
  committeeMeant: committeeInSession,
  rolesInMatter: rolesAtHand,
};

/** What only who conducts the meeting may do (C18). */
export const conducting = { group: 'session', act: 'meeting.conduct', ...inTheSession } as const;
