import type { Decision, Meeting } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

/**
 * An action given in session follows from the decision that was just taken under the point at hand (domain.md 5.3,
 * step 9: the reservation of D-2026-004 is A-2026-007). It is said back with the action; another one is named in its line.
 *
 * @param session the meeting that is being held, if there is one
 */
export function decisionAtHand(
  tx: Transaction,
  session: Pick<Meeting, 'id' | 'currentItemId'> | null,
): Promise<Decision | null> {
  if (!session?.currentItemId) return Promise.resolve(null);
  return tx.decision.findFirst({
    where: { meetingId: session.id, agendaItemId: session.currentItemId, state: 'adopted' },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  });
}
