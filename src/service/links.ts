import { feedToken, signLink } from '../calendar/signed-links.ts';
import type { Links } from '../people/turn.ts';
import type { Clock } from '../time.ts';

export const meetingLinkPurpose = 'meeting';
export const documentLinkPurpose = 'document';
export const fileLinkPurpose = 'file';
const documentDays = 90;

/** Addresses of the public pages, signed with the secret of this installation. */
export function signedLinks(publicUrl: string, secret: string, clock: Pick<Clock, 'system'>): Links {
  return {
    meetingFile: (meetingId) =>
      `${publicUrl}/meeting/${signLink(secret, meetingLinkPurpose, { m: meetingId })}.ics`,
    signIn: (token) => `${publicUrl}/sign-in/${token}`,
    document: (kind, id, format) =>
      `${publicUrl}/document/${signLink(secret, documentLinkPurpose, { k: kind, i: id }, linkEnd(clock))}.${format}`,
    file(documentId, personId) {
      const which = personId
        ? signLink(secret, fileLinkPurpose, { d: documentId, p: personId }, linkEnd(clock))
        : documentId;
      return `${publicUrl}/board/files/${which}`;
    },
    feed: ({ id, generation }) => `${publicUrl}/calendar/${feedToken(secret, id, generation)}.ics`,
  };
}

/** Counted from the day, so that a card drawn again on the same day carries the same address. */
function linkEnd(clock: Pick<Clock, 'system'>): Temporal.Instant {
  const today = clock.system().round({ smallestUnit: 'hour', roundingIncrement: 24, roundingMode: 'floor' });
  return today.add({ hours: 24 * (documentDays + 1) });
}
