import { readLink, signLink } from '../../../calendar/signed-links.ts';

const purpose = 'opinion';

/** Whose opinion on which version a mail asks for. */
export interface OpinionLink {
  /** Of the version, by its number in the space of the person. */
  number: number;
  personId: string;
  act: 'agree' | 'comment';
}

/** @returns a token for `/opinion/<token>`; it outlives the version, the page says so */
export function opinionToken(secret: string, { number, personId, act }: OpinionLink): string {
  return signLink(secret, purpose, { n: number, p: personId, a: act });
}

/** @param now system instant. @returns null for anything that is not ours */
export function readOpinionToken(secret: string, token: string, now: Temporal.Instant): OpinionLink | null {
  const payload = readLink(secret, purpose, token, now);
  if (typeof payload === 'string') return null;
  const { n, p, a } = payload;
  const act = a === 'agree' || a === 'comment' ? a : null;
  return typeof n === 'number' && typeof p === 'string' && act ? { number: n, personId: p, act } : null;
}

/** @returns what a button of a calendar's mail opens; null for every other button */
export function opinionOf(command: string, given: Record<string, string>): OpinionLink | null {
  const { version, person: personId } = given;
  const act = command === 'calendar agree' ? 'agree' : command === 'calendar comment' ? 'comment' : null;
  return act && version && personId ? { number: Number(version), personId, act } : null;
}
