import { feedToken, signLink } from '../calendar/signed-links.ts';
import type { Links } from '../people/turn.ts';

export const meetingLinkPurpose = 'meeting';

/** Addresses of the public pages, signed with the secret of this installation. */
export function signedLinks(publicUrl: string, secret: string): Links {
  return {
    meetingFile: (meetingId) =>
      `${publicUrl}/meeting/${signLink(secret, meetingLinkPurpose, { m: meetingId })}.ics`,
    feed: ({ id, generation }) => `${publicUrl}/calendar/${feedToken(secret, id, generation)}.ics`,
  };
}
