import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link carries: short, as it travels inside an address. */
export type LinkPayload = Record<string, string | number>;

const version = 'v1';

/**
 * Signs a small payload for one purpose. The same input gives the same token.
 * @param secret 16 characters or more.
 * @param purpose what the link is for (`answer`): a token is never read for another purpose.
 * @param expiresAt instant of the system clock, to the second; absent = for ever.
 * @returns a token of letters, digits, `-`, `_` and `.`.
 * @throws RangeError when the secret is too short.
 */
export function signLink(
  secret: string,
  purpose: string,
  payload: LinkPayload,
  expiresAt?: Temporal.Instant,
): string {
  const seconds = expiresAt ? Math.floor(expiresAt.epochMilliseconds / 1000) : 0;
  const body = Buffer.from(JSON.stringify([seconds, payload])).toString('base64url');
  return `${version}.${body}.${signature(secret, `link ${version} ${purpose} ${body}`)}`;
}

/**
 * @param now instant of the system clock.
 * @returns the payload, `expired` for a genuine link whose time is over, `bad` for anything else.
 */
export function readLink(
  secret: string,
  purpose: string,
  token: string,
  now: Temporal.Instant,
): LinkPayload | 'bad' | 'expired' {
  const [tokenVersion, body, given, ...more] = token.split('.');
  if (tokenVersion !== version || !body || !given || more.length > 0) return 'bad';
  if (!same(given, signature(secret, `link ${version} ${purpose} ${body}`))) return 'bad';
  const [seconds, payload] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [number, LinkPayload];
  return seconds > 0 && now.epochMilliseconds >= seconds * 1000 ? 'expired' : payload;
}

/**
 * The token of a calendar feed: it can be shown again at any time, and dies when the generation is raised.
 * @param feedId the feed's id: letters, digits and hyphens.
 * @throws RangeError when the id holds anything else, or the secret is too short.
 */
export function feedToken(secret: string, feedId: string, generation: number): string {
  if (!/^[\w-]+$/.test(feedId)) throw new RangeError(`feed id: ${JSON.stringify(feedId)}`);
  return `${feedId}.${signature(secret, `feed ${version} ${feedId} ${generation}`)}`;
}

/** @returns the id of the feed a token claims to open, to look up its generation; null when it cannot be a token. */
export function claimedFeed(token: string): string | null {
  return /^([\w-]{1,64})\.[\w-]{43}$/.exec(token)?.[1] ?? null;
}

/** @returns whether the token opens that feed at that generation. */
export function isFeedToken(secret: string, token: string, feedId: string, generation: number): boolean {
  return same(token, feedToken(secret, feedId, generation));
}

function signature(secret: string, text: string): string {
  if (secret.length < 16) throw new RangeError('The secret that signs links needs 16 characters or more.');
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Compared as written: base64 has several spellings of the same bytes, and a link must have only one. */
function same(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
