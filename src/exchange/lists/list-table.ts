/** A list as a spreadsheet shows it: decisions, actions, the calendar. */
import type { Translator } from '../../conversation/language.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';

/** Text, a number, or a day. */
export type ListCell = string | number | Temporal.PlainDate | null;

export interface ListTable {
  /** Name of its tab. */
  title: string;
  columns: string[];
  rows: ListCell[][];
}

/** What is read, and for whom: only what they may. */
export interface ListReading {
  tx: Transaction;
  spaceId: string;
  t: Translator;
  decisions: Prisma.DecisionWhereInput;
  actions: Prisma.ActionItemWhereInput;
}
