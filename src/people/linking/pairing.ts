/** Codes sent to a work e-mail to link an account (domain.md C07): 8 characters, 15 minutes, 5 tries. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { codeAlphabet } from '../../conversation/code-alphabet.ts';
import type { AccountRef } from '../../conversation/platform.ts';
import type { Clock } from '../../time.ts';

const codeLength = 8;

export const codeMinutes = 15;
export const triesPerCode = 5;
/** For one account, and for one person. */
export const codesPerHour = 3;

export interface Pairing {
  /** The code of a pairing, made from its id and the secret: no table holds it. */
  codeOf(pairingId: string): string;
  /** What is stored of a code: it counts for the account that asked for it only. */
  digest(code: string, account: AccountRef): string;
  /** System time. */
  now(): Temporal.Instant;
}

/** @param secret of this installation */
export function createPairing(secret: string, clock: Pick<Clock, 'system'>): Pairing {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'copil pairing', 32));
  const keyed = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest();
  return {
    codeOf: (pairingId) =>
      [...keyed('code', pairingId).subarray(0, codeLength)].map((byte) => codeAlphabet[byte % 32]).join(''),
    digest: (code, { platform, workspace, externalId }) =>
      keyed('digest', code, platform, workspace, externalId).toString('base64url'),
    now: clock.system,
  };
}

/** Compares two digests in the same time whatever they are. */
export function isSameDigest(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** @returns `K7QF-2M9X`, as it is shown. */
export function shownCode(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}

export type Proof = { kind: 'email'; email: string } | { kind: 'code'; code: string };

const link = /^<mailto:[^|>]*\|([^>]*)>$/i;

/**
 * What somebody typed to be recognised: a work e-mail, or a code with or without its dash.
 *
 * @returns null when it is neither
 */
export function readProof(typed: string): Proof | null {
  const text = typed
    .trim()
    .replace(link, '$1')
    .replace(/^mailto:/i, '');
  if (/^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]+$/.test(text) && text.length <= 254)
    return { kind: 'email', email: text.toLowerCase() };
  const code = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  return code.length === codeLength && [...code].every((letter) => codeAlphabet.includes(letter))
    ? { kind: 'code', code }
    : null;
}
