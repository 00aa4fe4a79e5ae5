import { randomUUID } from 'node:crypto';
import { shaken } from '../people/shaken.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';
import { type Question, questions, type Said } from './questions.ts';

/**
 * Keeps what somebody said, one row a question, with the day alone. Without a name, every row without a name is written anew
 * in a random order under new ids: neither ids, nor the order of rows, nor the number of the transaction ties one to another or
 * to who wrote it. The caller holds the lock of the thread.
 *
 * @param personId null: without a name
 */
export async function keepContributions(
  tx: Transaction,
  threadId: string,
  said: Said,
  { personId, on }: { personId: string | null; on: Temporal.PlainDate },
): Promise<void> {
  const rows = questions.flatMap((question) => {
    const text = said[question];
    return text
      ? [
          {
            threadId,
            personId,
            question: question as string,
            text: text as string | null,
            on: dateColumn(on),
          },
        ]
      : [];
  });
  if (personId) {
    await tx.contribution.createMany({ data: rows });
    return;
  }
  const unnamed = await tx.contribution.findMany({ where: { threadId, personId: null } });
  await tx.contribution.deleteMany({ where: { threadId, personId: null } });
  const all = [...unnamed.map(({ id: _id, ...kept }) => kept), ...rows];
  await tx.contribution.createMany({ data: shaken(all).map((row) => ({ ...row, id: randomUUID() })) });
}

/** A contribution as it is read: in no order of time. */
export interface Contributed {
  id: string;
  question: Question;
  /** Null once it was erased. */
  text: string | null;
  personId: string | null;
}

/** @returns what was said of one go-live, by question, never by hour */
export async function contributionsTo(tx: Transaction, threadId: string): Promise<Contributed[]> {
  const rows = await tx.contribution.findMany({ where: { threadId }, orderBy: { id: 'asc' } });
  const known = rows.flatMap((row) => {
    const question = questions.find((one) => one === row.question);
    return question ? [{ id: row.id, question, text: row.text, personId: row.personId }] : [];
  });
  return known.sort((a, b) => questions.indexOf(a.question) - questions.indexOf(b.question));
}

/** @returns how many were given, erased ones included */
export function countContributions(tx: Transaction, threadId: string): Promise<number> {
  return tx.contribution.count({ where: { threadId } });
}

/** @returns whether somebody gave one with their name; what they gave without it nobody can know */
export async function hasContributed(tx: Transaction, threadId: string, personId: string): Promise<boolean> {
  return (await tx.contribution.findFirst({ where: { threadId, personId }, select: { id: true } })) !== null;
}
