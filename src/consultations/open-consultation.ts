import { randomUUIDv7 } from 'node:crypto';
import { committeeRules } from '../committees/committee-rules.ts';
import { quorumNeeded } from '../committees/quorum-needed.ts';
import { recorderOf } from '../decisions/recorder.ts';
import { openBallot } from '../decisions/voting/ballots.ts';
import { journal } from '../people/journal.ts';
import { nextNumber } from '../people/number-series.ts';
import type { Acting } from '../people/turn.ts';
import type { Committee, Prisma } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { type Consultation, loadConsultation } from './consultation.ts';
import { askRules } from './consultation-timeline.ts';
import { planConsultation } from './plan-consultation.ts';

export type NewConsultation = Pick<
  Prisma.ConsultationUncheckedCreateInput,
  'question' | 'type' | 'ownerId' | 'rationale' | 'effectiveOn'
> & {
  deadline: Temporal.ZonedDateTime;
  /** Person ids of those who vote. */
  memberIds: string[];
};

/** Opens a consultation under the next number of the year, and asks each voice. */
export async function openConsultation(
  turn: Acting,
  committee: Committee,
  { deadline, memberIds, ...asked }: NewConsultation,
): Promise<Consultation> {
  const id = randomUUIDv7();
  const { year } = turn.now.toZonedDateTimeISO(committee.timeZone);
  const number = await nextNumber(turn.tx, turn.space.id, 'C', year);
  await turn.tx.consultation.create({
    data: {
      ...asked,
      id,
      spaceId: turn.space.id,
      committeeId: committee.id,
      number,
      deadlineAt: toDate(deadline.toInstant()),
      memberIds,
      quorumNeeded: quorumNeeded(memberIds.length, committeeRules(committee).quorum),
      openedById: turn.onBehalfOfId ?? turn.actor.id,
      openedAt: toDate(turn.now),
    },
  });
  await openBallot(recorderOf(turn), { committeeId: committee.id, consultationId: id });
  await journal(
    turn,
    'consultation.opened',
    { type: 'consultation', id },
    { after: { number, question: asked.question, deadline: deadline.toInstant().toString() } },
  );
  const opened = await loadConsultation(turn.tx, id);
  await planConsultation(turn, opened, askRules);
  return opened;
}
