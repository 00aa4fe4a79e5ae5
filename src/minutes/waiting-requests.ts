/** What was asked about the decisions of a meeting and waits for its answer (P of domain.md 4.5): it holds the lock of their minutes. */
import type { Transaction } from '../store/store.ts';

export interface WaitingRequest {
  id: string;
  /** Number of the decision it is about: D-2026-004. */
  decision: string;
  proposedById: string;
}

/** @returns requests that wait, about a decision of this meeting, its vote included; the oldest first */
export function waitingRequests(tx: Transaction, meetingId: string): Promise<WaitingRequest[]> {
  return tx.$queryRaw`
    SELECT p.id, d.number AS decision, p."proposedById" FROM "Proposal" p
    JOIN "Decision" d ON d."spaceId" = p."spaceId" AND d.number = upper(p.arguments->>'decision')
    WHERE d."meetingId" = ${meetingId}::uuid AND p.state = 'pending'
    ORDER BY p.id`;
}

/** @returns the meeting of the decision a request is about; null when it is about something else */
export async function meetingOfRequest(tx: Transaction, proposalId: string): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ meetingId: string | null }[]>`
    SELECT d."meetingId" FROM "Proposal" p
    JOIN "Decision" d ON d."spaceId" = p."spaceId" AND d.number = upper(p.arguments->>'decision')
    WHERE p.id = ${proposalId}::uuid`;
  return found?.meetingId ?? null;
}
