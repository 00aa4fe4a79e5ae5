import { currentAnswer } from '../meetings/answers.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { standingProxies } from '../meetings/proxies.ts';
import { shortName } from '../people/person-name.ts';
import type { Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { LogisticsFacts } from './logistics.ts';

/** What the answers and the meeting itself say of its logistics; a substitute counts as coming in person. */
export async function logisticsFacts(tx: Transaction, meeting: MeetingWithPeople): Promise<LogisticsFacts> {
  const checks = await tx.logisticsCheck.findMany({ where: { meetingId: meeting.id } });
  // Who gave their voice to somebody does not come, and is not reminded to answer either (M03).
  const represented = new Set(standingProxies(meeting).map(({ giverId }) => giverId));
  const awaited = meeting.invitations.filter(({ withdrawn }) => !withdrawn);
  const coming: Person[] = [];
  const remote: Person[] = [];
  let silent = 0;
  for (const invitation of awaited) {
    const answer = currentAnswer(invitation, meeting.dateVersion);
    if (answer === null) silent += represented.has(invitation.personId) ? 0 : 1;
    else if (answer === 'present') coming.push(invitation.person);
    else if (answer === 'remote') remote.push(invitation.person);
    else if (answer === 'substitute' && invitation.substitute) coming.push(invitation.substitute);
  }
  const host = meeting.committee.organisationId;
  return {
    place: meeting.place,
    videoLink: meeting.videoLink,
    inPerson: coming.map(shortName),
    remote: remote.map(shortName),
    travellers: coming.filter(({ organisationId }) => organisationId !== host).map(shortName),
    silent,
    checks,
  };
}
