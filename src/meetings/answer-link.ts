import { readLink, signLink } from '../calendar/signed-links.ts';
import { Answer } from '../store/generated/enums.ts';

const purpose = 'answer';

/** What an answer button of a mail carries. */
export interface AnswerLink {
  invitationId: string;
  answer: Answer;
  /** Meeting version it was drawn for. */
  version: number;
}

/** @returns a token for `/answer/<token>`; it outlives the meeting, the page says so. */
export function answerToken(secret: string, { invitationId, answer, version }: AnswerLink): string {
  return signLink(secret, purpose, { i: invitationId, a: answer, v: version });
}

/** @param now system instant. @returns null for anything that is not ours. */
export function readAnswerToken(secret: string, token: string, now: Temporal.Instant): AnswerLink | null {
  const payload = readLink(secret, purpose, token, now);
  if (typeof payload === 'string') return null;
  const { i, a, v } = payload;
  const answer = Object.values(Answer).find((one) => one === a);
  return typeof i === 'string' && answer && typeof v === 'number'
    ? { invitationId: i, answer, version: v }
    : null;
}
