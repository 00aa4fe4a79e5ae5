import { endOf } from '../meetings/meeting.ts';
import { previousMeeting } from '../meetings/previous-meeting.ts';
import type { Meeting, Risk } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { contentOf, type RiskContent } from './risk.ts';
import { changesOf, contentAt, type RiskChange } from './risk-history.ts';
import { isLive, type RiskTrend, scoreOf, trendOf, worstFirst } from './risk-score.ts';

/** A risk as one meeting saw it, and as the meeting before had left it. */
export interface ReviewedRisk extends RiskContent {
  id: string;
  number: string;
  score: number;
  trend: RiskTrend;
  /** Null for a risk that was not in the register then. */
  before: (RiskContent & { score: number }) | null;
  /** Somebody said in this meeting whether it had changed. */
  reviewed: boolean;
  /** What was said of it then. */
  comment: string | null;
}

/**
 * The register as a meeting reviews it (S4-13, C52): what is followed, and what was closed since the meeting before. Of a
 * meeting that is over it tells what was true when it closed, whatever has changed since.
 *
 * @returns the worst first, what was closed at the end
 */
export async function riskReview(tx: Transaction, meetingId: string): Promise<ReviewedRisk[]> {
  const meeting = await tx.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  const previous = await previousMeeting(tx, meeting);
  const risks = await tx.risk.findMany({
    where: { committeeId: meeting.committeeId },
    include: { reviews: { where: { meetingId } } },
  });
  const changes = Map.groupBy(
    await changesOf(
      tx,
      risks.map(({ id }) => id),
    ),
    ({ riskId }) => riskId,
  );
  const reviewed = risks.flatMap((risk) => {
    const own = changes.get(risk.id) ?? [];
    const seen = meeting.closedAt ? contentAt(risk, own, toInstant(meeting.closedAt)) : risk;
    return seen ? [reviewOf(risk, seen, own, previous)] : [];
  });
  const shown = reviewed.filter((one) => isLive(one) || (one.before !== null && isLive(one.before)));
  return [...worstFirst(shown.filter(isLive)), ...worstFirst(shown.filter((one) => !isLive(one)))];
}

function reviewOf(
  risk: Risk & { reviews: { comment: string | null }[] },
  seen: RiskContent,
  changes: readonly RiskChange[],
  previous: Meeting | null,
): ReviewedRisk {
  const before = previous && contentAt(risk, changes, leftAt(previous));
  const [review] = risk.reviews;
  return {
    ...contentOf(seen),
    id: risk.id,
    number: risk.number,
    score: scoreOf(seen),
    trend: trendOf(seen, before),
    before: before && { ...before, score: scoreOf(before) },
    reviewed: review !== undefined,
    comment: review?.comment ?? null,
  };
}

/** When a meeting that was held was over. */
function leftAt(meeting: Meeting): Temporal.Instant {
  return meeting.closedAt ? toInstant(meeting.closedAt) : endOf(meeting).toInstant();
}
