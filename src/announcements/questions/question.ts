import type { Announcement, MessageDelivery } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { subjectOf } from '../announcement.ts';

/** A question of one of the staff about an announcement, as the referents were asked it. */
export interface Question {
  /** Its number among those about the announcement, from 1: the version of its messages. */
  number: number;
  text: string;
  askedById: string;
}

/** What a referent answered. */
export interface GivenAnswer {
  text: string;
  answeredById: string;
}

export const questionRule = 'ANNOUNCEMENT-QUESTION';
export const answerRule = 'ANNOUNCEMENT-ANSWER';

/** @returns how many were asked about an announcement so far */
export async function questionsSoFar(tx: Transaction, announcement: Announcement): Promise<number> {
  const last = await lastRow(tx, announcement, { rule: questionRule });
  return last?.subjectVersion ?? 0;
}

/** A question lives in the messages that carried it; null when nobody asked it. */
export async function findQuestion(
  tx: Transaction,
  announcement: Announcement,
  number: number,
): Promise<Question | null> {
  const row = await lastRow(tx, announcement, { rule: questionRule, subjectVersion: number });
  return row && questionOf(row);
}

export function questionOf({ parameters, subjectVersion }: MessageDelivery): Question {
  const { text, askedById } = parameters as unknown as Question;
  return { number: subjectVersion, text, askedById };
}

/** @returns the answer somebody gave; null while it waits */
export async function findAnswer(
  tx: Transaction,
  announcement: Pick<Announcement, 'id'>,
  number: number,
): Promise<GivenAnswer | null> {
  const row = await lastRow(tx, announcement, { rule: answerRule, subjectVersion: number });
  return row && answerOf(row);
}

export function answerOf({ parameters }: MessageDelivery): GivenAnswer {
  const { answer, answeredById } = parameters as unknown as { answer: string; answeredById: string };
  return { text: answer, answeredById };
}

function lastRow(
  tx: Transaction,
  announcement: Pick<Announcement, 'id'>,
  which: { rule: string; subjectVersion?: number },
): Promise<MessageDelivery | null> {
  const { type, id } = subjectOf(announcement);
  return tx.messageDelivery.findFirst({
    where: { subjectType: type, subjectId: id, ...which },
    orderBy: [{ subjectVersion: 'desc' }, { id: 'asc' }],
  });
}
