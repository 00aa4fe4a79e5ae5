import { feedToken, signLink } from '../calendar/signed-links.ts';
import type { Links } from '../people/turn.ts';
import type { Clock } from '../time.ts';

export const meetingLinkPurpose = 'meeting';
export const documentLinkPurpose = 'document';
const documentDays = 90;

/** Addresses of the public pages, signed with the secret of this installation. */
export function signedLinks(publicUrl: string, secret: string, clock: Pick<Clock, 'system'>): Links {
  return {
    meetingFile: (meetingId) =>
      `${publicUrl}/meeting/${signLink(secret, meetingLinkPurpose, { m: meetingId })}.ics`,
    signIn: (token) => `${publicUrl}/sign-in/${token}`,
    document: (kind, id, format) => {
      // Counted from the day, so that a card drawn again on the same day carries the same address.
      const today = clock
        .system()
        .round({ smallestUnit: 'hour', roundingIncrement: 24, roundingMode: 'floor' });
      const until = today.add({ hours: 24 * (documentDays + 1) });
      return `${publicUrl}/document/${signLink(secret, documentLinkPurpose, { k: kind, i: id }, until)}.${format}`;
    },
    feed: ({ id, generation }) => `${publicUrl}/calendar/${feedToken(secret, id, generation)}.ics`,
  };
}
