import { committeeOfTurn } from '../people/committee-of-turn.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { findReport, peopleOf } from './report.ts';
import { rolesToSign } from './signatures.ts';
import type { WhichReport } from './which-report.ts';

/**
 * Whether the report in preparation is the person's own to sign: a lead's always, the chair's where a lead is missing or away
 * (C03, C20).
 */
export async function mayPrepare(turn: DomainTurn, { committee }: Partial<WhichReport>): Promise<boolean> {
  const committeeId = committee?.value.id ?? (await committeeOfTurn(turn))?.id;
  const row = await turn.tx.executiveReport.findFirst({
    where: { committeeId, state: { in: ['draft', 'cosigned'] }, spaceId: turn.space.id },
    select: { id: true },
  });
  const report = row && (await findReport(turn.tx, row.id));
  if (!report) return false;
  return rolesToSign(await peopleOf(turn.tx, report, today(turn)), turn.actor.id).length > 0;
}
