import { nextNumber } from '../people/number-series.ts';
import type { Decision, Prisma } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { journalled, type Recorder } from './recorder.ts';
import { settleDecision, type VoteResult } from './settle-decision.ts';

/** What a decision says, before it has a number and a state. */
export type NewDecision = Pick<
  Prisma.DecisionUncheckedCreateInput,
  | 'committeeId'
  | 'text'
  | 'type'
  | 'meetingId'
  | 'consultationId'
  | 'agendaItemId'
  | 'item'
  | 'ownerId'
  | 'effectiveOn'
  | 'rationale'
  | 'dissent'
  | 'supersedesId'
  | 'sourceUrl'
> & {
  /** Four digits: the year of its number. */
  year: number;
};

/**
 * Records a decision under the next number of the year (C21). With the result of a vote it is adopted or rejected at once,
 * journalled, posted; without one it is a draft (invariant 1: the caller judges that there is an open session, or a
 * consultation that closed).
 */
export async function recordDecision(
  by: Recorder,
  { year, ...facts }: NewDecision,
  result: VoteResult | null,
): Promise<Decision> {
  const number = await nextNumber(by.tx, by.spaceId, 'D', year);
  const decision = await by.tx.decision.create({
    data: {
      ...facts,
      spaceId: by.spaceId,
      number,
      recordedById: by.onBehalfOfId ?? by.actorId,
      recordedAt: toDate(by.now),
    },
  });
  const { text, type } = decision;
  await journalled(
    by,
    'decision.recorded',
    { type: 'decision', id: decision.id },
    {
      after: { number, text, type },
    },
  );
  return result ? settleDecision(by, decision, result) : decision;
}
