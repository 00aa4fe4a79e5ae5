import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { type ReportContent, reportContent } from './content.ts';
import { factsOf } from './facts-of.ts';
import { contentOf, isFrozen, type ReportWithCommittee } from './report.ts';

/** @returns the report as it would be signed now: the facts of this moment, or what somebody has signed already */
export async function presentContent(
  tx: Transaction,
  report: ReportWithCommittee,
  now: Temporal.Instant,
): Promise<ReportContent> {
  const kept = contentOf(report);
  if (kept && isFrozen(report)) return kept;
  return reportContent(await factsOf(tx, report, now), report.asks);
}

/** Writes the draft down as it is now; a signed one stays as it was signed. @returns what it says */
export async function refreshDraft(
  tx: Transaction,
  report: ReportWithCommittee,
  now: Temporal.Instant,
): Promise<ReportContent> {
  const content = await presentContent(tx, report, now);
  await tx.executiveReport.update({
    where: { id: report.id },
    data: { content: content as unknown as Prisma.InputJsonObject },
  });
  return content;
}
