/** What copil itself does when its hour comes: closes an agenda, approves minutes by silence, drafts a report. */
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { Ledger } from './ledger.ts';
import type { Recipient } from './timeline.ts';

export interface TimedActContext {
  tx: Transaction;
  /** Business instant; after downtime later than `at`. */
  now: Temporal.Instant;
  /** When it was due: what it tells others at that very hour is given this instant, so that it merges with the rest. */
  at: Temporal.Instant;
  ledger: Ledger;
}

/** Runs once, in the transaction that marks it done; it judges by itself whether there is still something to do. */
export type TimedAct = (context: TimedActContext, row: MessageDelivery) => Promise<void>;
/** By the name a rule gives in `message`. */
export type TimedActs = Record<string, TimedAct>;

/** The recipient of a rule that is an act and no message. @param subjectId what it is about */
export function house(subjectId: string): Recipient {
  return { kind: 'house', id: subjectId };
}
