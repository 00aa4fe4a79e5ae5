import type { Decision } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/**
 * Invariant 10: until the minutes are approved a decision is corrected with a trace, afterwards it is only superseded. What a
 * written consultation decided stands in the minutes of the committee's next meeting, and is locked with them.
 */
export async function isLocked(
  tx: Transaction,
  { meetingId, consultationId, committeeId, recordedAt }: Decision,
): Promise<boolean> {
  const approved = await tx.meeting.findFirst({
    where: meetingId
      ? { id: meetingId, state: 'approved' }
      : { committeeId, state: 'approved', startsAt: { gt: recordedAt } },
    select: { id: true },
  });
  return approved !== null && (meetingId !== null || consultationId !== null);
}

/** Locks the row, so that two acts on one decision happen one after the other, then reads it afresh. */
export async function lockDecision(tx: Transaction, decisionId: string): Promise<Decision> {
  await tx.$queryRaw`SELECT id FROM "Decision" WHERE id = ${decisionId}::uuid FOR UPDATE`;
  return tx.decision.findUniqueOrThrow({ where: { id: decisionId } });
}
