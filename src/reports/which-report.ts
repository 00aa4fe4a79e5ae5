/** Which report a command is about, and why there is none. */
import { entity } from '../conversation/arguments.ts';
import { formatDate } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import { plainDate } from '../time.ts';
import { findReport, lockReport, type ReportWithCommittee } from './report.ts';

/** The committee that reports; the one at hand when it is not named. */
export const committeeArgument = {
  committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
};

/** The same where nothing else is typed: « rapports COPIL ». */
export const committeeAlone = {
  committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }),
};

export interface WhichReport {
  committee?: { value: Committee };
}

export const committeeOfReport = (values: { committee?: WhichReport['committee'] }) =>
  values.committee?.value.id;

/** @returns the committee, or the sentence that asks for one which reports */
export async function reportingCommittee(
  turn: DomainTurn,
  { committee }: WhichReport,
): Promise<{ committee: Committee } | { reply: Reply }> {
  const found = committee?.value ?? (await committeeOfTurn(turn));
  if (!found) return { reply: sayNo(turn, 'report.whichCommittee', {}, 'committee') };
  if (found.kind === 'copil') return { committee: found };
  return { reply: sayNo(turn, 'report.notSteering', { committee: found.label }, 'committee') };
}

/** @returns the report in preparation, locked; or why there is none */
export async function reportInPreparation(
  turn: DomainTurn,
  which: WhichReport,
): Promise<{ report: ReportWithCommittee } | { reply: Reply }> {
  const found = await reportingCommittee(turn, which);
  if ('reply' in found) return found;
  const row = await turn.tx.executiveReport.findFirst({
    where: { committeeId: found.committee.id, state: { in: ['draft', 'cosigned'] } },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  if (row) return { report: await lockReport(turn.tx, row.id) };
  return { reply: sayNo(turn, 'report.nothingPrepared', { committee: found.committee.label }) };
}

/** @returns the last report that left; null when none has */
export async function lastSentReport(
  turn: DomainTurn,
  committeeId: string,
): Promise<ReportWithCommittee | null> {
  const row = await turn.tx.executiveReport.findFirst({
    where: { committeeId, state: { in: ['sent', 'acknowledged'] } },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  return row && findReport(turn.tx, row.id);
}

/** @returns the day the report is promised for, in words */
export function spokenDueDay(turn: DomainTurn, { dueOn }: ReportWithCommittee): string {
  return formatDate(plainDate(dueOn), turn.locale);
}
