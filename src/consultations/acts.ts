import { recorderAt } from '../decisions/recorder.ts';
import type { TimedActs } from '../delivery/timed-act.ts';
import { toInstant } from '../time.ts';
import { loadConsultation } from './consultation.ts';
import { settleConsultation } from './settle-consultation.ts';

/** What copil does by itself about written consultations between two meetings. */
export const consultationActs: TimedActs = {
  /** The last moment has come: what was said counts. */
  'consultation.deadline': async (context, { spaceId, subjectId }) => {
    const { deadlineAt } = await loadConsultation(context.tx, subjectId);
    const over = Temporal.Instant.compare(toInstant(deadlineAt), context.now) <= 0;
    await settleConsultation(recorderAt(context, spaceId), subjectId, { over });
  },
};
