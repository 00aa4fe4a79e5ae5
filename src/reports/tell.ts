import type { DirectNotice, Ledger } from '../delivery/ledger.ts';
import { itself, journal } from '../people/journal.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';
import { type ReportWithCommittee, subjectOf } from './report.ts';

/** What it takes to tell people something about a report, in a turn or in a timed act. */
export interface Telling {
  tx: Transaction;
  ledger: Ledger;
  now: Temporal.Instant;
  /** The hour of the timed act that tells it: it merges with what else is due then. */
  at?: Temporal.Instant;
  correlationId?: string;
}

/** One message about a report to each of these people; each version of the report is told once. */
export async function tellPeople(
  { tx, ledger, at, correlationId }: Telling,
  report: ReportWithCommittee,
  personIds: readonly string[],
  said: Pick<DirectNotice, 'rule' | 'message' | 'nature' | 'parameters'>,
): Promise<void> {
  for (const id of new Set(personIds))
    await ledger.notify(tx, {
      ...said,
      spaceId: report.spaceId,
      subject: { ...subjectOf(report), version: report.version },
      recipient: { kind: 'person', id },
      live: true,
      on: plainDate(report.dueOn),
      ...(at ? { at } : {}),
      correlationId,
    });
}

/** Draws again what was posted about a report. */
export function redraw({ tx, ledger, correlationId }: Telling, report: ReportWithCommittee): Promise<void> {
  return ledger.refresh(tx, subjectOf(report), correlationId);
}

/** Writes into the journal what copil did by itself. */
export async function trace(
  { tx, now }: Pick<Telling, 'tx' | 'now'>,
  act: string,
  report: ReportWithCommittee,
  after: Prisma.InputJsonObject,
): Promise<void> {
  await journal(itself({ tx, now }, report.spaceId), act, subjectOf(report), { after });
}
