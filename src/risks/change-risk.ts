import { openMeetingOf } from '../meetings/open-meeting.ts';
import { journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { contentOf, type RiskContent, type RiskRow, riskParts } from './risk.ts';
import type { ChangeAct } from './risk-history.ts';
import { isHigh } from './risk-score.ts';
import { tellLeadsOfRisk, tellOwner } from './tell-of-risk.ts';

export interface Change extends Partial<RiskContent> {
  /** Why, for the journal. */
  reason?: string;
}

/**
 * Changes a risk that is locked: the journal keeps before and after, a meeting that is being held has thereby reviewed it,
 * and one that reaches the high level from below comes to an agenda by itself (C52).
 */
export async function changeRisk(
  turn: Happening,
  risk: RiskRow,
  act: ChangeAct,
  { reason, ...change }: Change,
): Promise<RiskRow> {
  const closes = change.state === 'closed';
  const after = await turn.tx.risk.update({
    where: { id: risk.id },
    data: {
      ...change,
      version: { increment: 1 },
      ...(change.state && { closedAt: closes ? toDate(turn.now) : null }),
    },
    include: riskParts,
  });
  await journal(
    turn,
    act,
    { type: 'risk', id: risk.id },
    { before: contentOf(risk), after: { ...contentOf(after), ...(reason && { reason }) } },
  );
  const meeting = await openMeetingOf(turn.tx, risk.committeeId);
  if (meeting) await recordReview(turn, after, meeting.id);
  else await tellWhatHappened(turn, risk, after);
  await turn.ledger.refresh(turn.tx, { type: 'risk', id: risk.id }, turn.correlationId);
  if (after.ownerId && after.ownerId !== risk.ownerId) await tellOwner(turn, after);
  if (isHigh(after) && !isHigh(risk)) await turn.announce({ kind: 'risk.raised', riskId: risk.id });
  return after;
}

/** Between two meetings the leads hear of what cannot wait for the next one (S4-13). */
async function tellWhatHappened(turn: Happening, before: RiskRow, after: RiskRow): Promise<void> {
  if (after.state === 'occurred' && before.state !== 'occurred')
    return tellLeadsOfRisk(turn, after, 'occurred');
  if (isHigh(after) && !isHigh(before)) await tellLeadsOfRisk(turn, after, 'raised');
}

/** What a meeting saw of a risk; said twice, the last word stays. */
export async function recordReview(
  turn: Pick<Happening, 'tx' | 'now'>,
  risk: RiskRow,
  meetingId: string,
  comment?: string,
): Promise<void> {
  const { probability, impact, state } = risk;
  const seen = { probability, impact, state, reviewedAt: toDate(turn.now), ...(comment && { comment }) };
  await turn.tx.riskReview.upsert({
    where: { riskId_meetingId: { riskId: risk.id, meetingId } },
    create: { riskId: risk.id, meetingId, ...seen },
    update: seen,
  });
}
