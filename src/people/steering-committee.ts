import type { Committee } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/** @returns the steering committee that answers for the deployments of a space; null when none sits */
export function steeringCommittee(tx: Transaction, spaceId: string): Promise<Committee | null> {
  return tx.committee.findFirst({
    where: { spaceId, kind: 'copil', state: 'active' },
    orderBy: { id: 'asc' },
  });
}
