/** Addresses that stand for the buttons of a mail, and what their page offers: both are signed, so neither can be made up. */
import { createHash, randomUUID } from 'node:crypto';
import { readLink, signLink } from '../calendar/signed-links.ts';

const linkPurpose = 'reply';
const offerPurpose = 'offer';
/** Days for which a mail can be answered: longer than anything it asks for stays open. */
const linkDays = 60;
/** Hours for which a page may stay open: what is sent twice is known as the same for longer (`inboxHours`). */
const offerHours = 12;

/** Which message somebody was sent, and which of its buttons they pressed in the mail. */
export interface ReplyLink {
  key: string;
  button: string;
}

/** @param now system instant. @returns a token for `/reply/<token>` */
export function replyToken(secret: string, { key, button }: ReplyLink, now: Temporal.Instant): string {
  return signLink(secret, linkPurpose, { k: key, b: button }, now.add({ hours: 24 * linkDays }));
}

/** @param now system instant */
export function readReplyToken(
  secret: string,
  token: string,
  now: Temporal.Instant,
): ReplyLink | 'unknown' | 'expired' {
  const payload = readLink(secret, linkPurpose, token, now);
  if (payload === 'expired') return 'expired';
  if (payload === 'bad') return 'unknown';
  return { key: String(payload.k), button: String(payload.b) };
}

/** What a page offers: a button, or a form whose other values are given. */
export interface Offer {
  /** The message it belongs to. */
  key: string;
  way: 'button' | 'form';
  command: string;
  /** Values that nobody types. */
  given: Record<string, string>;
  /** Names of the values somebody fills in. */
  asked: string[];
}

/** @param now system instant. @returns what comes back with a press; each is another one */
export function signOffer(secret: string, offer: Offer, now: Temporal.Instant): string {
  const payload = { o: JSON.stringify(offer), n: randomUUID() };
  return signLink(secret, offerPurpose, payload, now.add({ hours: offerHours }));
}

/** @param now system instant */
export function readOffer(secret: string, token: string, now: Temporal.Instant): Offer | 'bad' | 'expired' {
  const payload = readLink(secret, offerPurpose, token, now);
  return typeof payload === 'string' ? payload : (JSON.parse(String(payload.o)) as Offer);
}

/**
 * The same page sent again as it was counts once; what was changed in it counts anew. It says nothing of who sent it: beside
 * a sheet without a name nobody may read whose hour it was.
 */
export function eventOf(offer: string, values: Record<string, string>): string {
  return createHash('sha256')
    .update(JSON.stringify([offer, values]))
    .digest('base64url');
}
