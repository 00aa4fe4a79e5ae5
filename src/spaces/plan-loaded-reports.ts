import type { Ledger } from '../delivery/ledger.ts';
import { planNextReport } from '../reports/plan-report.ts';
import type { Transaction } from '../store/store.ts';

/** The next report of each steering committee at work, counted from the last one the file tells of (C20). */
export async function planLoadedReports(
  tx: Transaction,
  ledger: Ledger,
  spaceId: string,
  now: Temporal.Instant,
): Promise<void> {
  const committees = await tx.committee.findMany({
    where: { spaceId, state: 'active', kind: 'copil' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of committees) await planNextReport(tx, ledger, id, now);
}
