/** What shows who is there, and the point at hand; the invitations and convocations of everybody show neither. */
const messages = [
  'meeting.startsSoon',
  'session.thread',
  'session.start',
  'session.notOpened',
  'session.notClosed',
  'session.noQuorum',
  'session.quorumLost',
  'session.quorumCame',
];

/** @returns the cards that are drawn again as people come and go, and as the session goes from point to point */
export function cardsOfSession(meetingId: string): {
  type: 'meeting';
  id: string;
  messages: readonly string[];
} {
  return { type: 'meeting', id: meetingId, messages };
}
