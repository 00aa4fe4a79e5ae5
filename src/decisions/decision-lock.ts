import type { Decision } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/**
 * Judge it of a decision locked by `lockDecision`: then its minutes are not approved meanwhile.
 *
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

/**
 * Locks the minutes it stands in, then the decision itself, and reads it afresh: two acts on one decision happen one after the
 * other, and so do an act on it and the approval, which takes the minutes first too. A session that an act needs is locked
 * before both.
 */
export async function lockDecision(tx: Transaction, decisionId: string): Promise<Decision> {
  await tx.$queryRaw`
    SELECT m.id
    FROM "Decision" d
    JOIN "Meeting" g ON g.id = d."meetingId"
      OR (d."meetingId" IS NULL AND d."consultationId" IS NOT NULL
        AND g."committeeId" = d."committeeId" AND g."startsAt" > d."recordedAt")
    JOIN "Minutes" m ON m."meetingId" = g.id
    WHERE d.id = ${decisionId}::uuid
    ORDER BY m.id
    FOR UPDATE OF m`;
  return lockDecisionAlone(tx, decisionId);
}

/** Locks the row where its minutes do not matter: it follows another decision. */
export async function lockDecisionAlone(tx: Transaction, decisionId: string): Promise<Decision> {
  await tx.$queryRaw`SELECT id FROM "Decision" WHERE id = ${decisionId}::uuid FOR UPDATE`;
  return tx.decision.findUniqueOrThrow({ where: { id: decisionId } });
}
