import { feedToken, signLink } from '../calendar/signed-links.ts';
import type { DrawnCalendar, Links } from '../people/turn.ts';
import type { Clock } from '../time.ts';

export const meetingLinkPurpose = 'meeting';
export const documentLinkPurpose = 'document';
export const fileLinkPurpose = 'file';
export const noteLinkPurpose = 'note';
export const planningLinkPurpose = 'planning';
const documentDays = 90;

/** Addresses of the public pages, signed with the secret of this installation. */
export function signedLinks(publicUrl: string, secret: string, clock: Pick<Clock, 'system'>): Links {
  return {
    meetingFile: (meetingId) =>
      `${publicUrl}/meeting/${signLink(secret, meetingLinkPurpose, { m: meetingId })}.ics`,
    signIn: (token) => `${publicUrl}/sign-in/${token}`,
    document: (kind, id, format) =>
      `${publicUrl}/document/${signLink(secret, documentLinkPurpose, { k: kind, i: id }, linkEnd(clock))}.${format}`,
    note: (announcementId) =>
      `${publicUrl}/note/${signLink(secret, noteLinkPurpose, { a: announcementId }, linkEnd(clock))}`,
    file(documentId, personId) {
      const which = personId
        ? signLink(secret, fileLinkPurpose, { d: documentId, p: personId }, linkEnd(clock))
        : documentId;
      return `${publicUrl}/board/files/${which}`;
    },
    calendarPicture: (of, part) => `${publicUrl}/planning/${calendarToken(secret, clock, of, part)}.png`,
    calendarPage: (of) => `${publicUrl}/planning/${calendarToken(secret, clock, of, 0)}`,
    feed: ({ id, generation }) => `${publicUrl}/calendar/${feedToken(secret, id, generation)}.ics`,
  };
}

/** What is drawn, and in which language; a picture by its place, 0 for the page of all. */
function calendarToken(
  secret: string,
  clock: Pick<Clock, 'system'>,
  { spaceId, versionId, locale, stamp }: DrawnCalendar,
  part: number,
): string {
  const drawn = { s: spaceId, ...(versionId && { v: versionId }), l: locale, h: stamp, p: part };
  return signLink(secret, planningLinkPurpose, drawn, linkEnd(clock));
}

/** Counted from the day, so that a card drawn again on the same day carries the same address. */
function linkEnd(clock: Pick<Clock, 'system'>): Temporal.Instant {
  const today = clock.system().round({ smallestUnit: 'hour', roundingIncrement: 24, roundingMode: 'floor' });
  return today.add({ hours: 24 * (documentDays + 1) });
}
