import type { Reply } from '../conversation/reply.ts';
import type { DomainTurn } from '../people/turn.ts';
import { findReport, type ReportWithCommittee } from './report.ts';
import { type Notice, reportCard } from './report-card.ts';
import { viewOf } from './view-of.ts';

/** The report as it is now for who acts; with a sentence about what happened it takes the place of what was pressed. */
export async function presentReport(
  turn: DomainTurn,
  { id }: Pick<ReportWithCommittee, 'id'>,
  notice?: Notice,
  outcome: Reply['outcome'] = 'done',
): Promise<Reply> {
  const report = (await findReport(turn.tx, id)) as ReportWithCommittee;
  const view = await viewOf(turn.tx, report, turn.actor.id, turn.now, turn.t);
  return {
    outcome,
    visibility: 'private',
    ...(notice ? { replaces: true } : {}),
    card: reportCard(view, turn.t, turn.links, notice),
  };
}
