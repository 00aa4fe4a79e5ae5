import { readLink, signLink } from '../calendar/signed-links.ts';

const purpose = 'poll';

/** Whose sheet of which poll a mail opens. */
export interface PollLink {
  pollId: string;
  personId: string;
}

/** @returns a token for `/poll/<token>`; it outlives the poll, the page says so */
export function pollToken(secret: string, { pollId, personId }: PollLink): string {
  return signLink(secret, purpose, { s: pollId, p: personId });
}

/** @param now system instant. @returns null for anything that is not ours */
export function readPollToken(secret: string, token: string, now: Temporal.Instant): PollLink | null {
  const payload = readLink(secret, purpose, token, now);
  if (typeof payload === 'string') return null;
  const { s: pollId, p: personId } = payload;
  return typeof pollId === 'string' && typeof personId === 'string' ? { pollId, personId } : null;
}

/** @returns what a button of a poll's mail opens; null for every other button */
export function pollSheetOf(command: string, given: Record<string, string>): PollLink | null {
  const { sheet: pollId, person: personId } = given;
  return command === 'poll answer' && pollId && personId ? { pollId, personId } : null;
}
