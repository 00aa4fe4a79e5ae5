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
      const until = clock.system().add({ hours: 24 * documentDays });
      return `${publicUrl}/document/${signLink(secret, documentLinkPurpose, { k: kind, i: id }, until)}.${format}`;
    },
    feed: ({ id, generation }) => `${publicUrl}/calendar/${feedToken(secret, id, generation)}.ics`,
  };
}
