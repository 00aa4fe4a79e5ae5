import type { Decision, Meeting } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';

/** Minutes within which what is given follows from what was just decided: afterwards one talks of something else. */
const atHandMinutes = 5;

/**
 * An action given in session follows from the decision that was taken under the point at hand a moment ago (domain.md 5.3,
 * step 9: the reservation of D-2026-004 is A-2026-007). It is said back with the action, which may be detached from it; another
 * decision is named in its line.
 *
 * @param session the meeting that is being held, if there is one
 */
export function decisionAtHand(
  tx: Transaction,
  session: Pick<Meeting, 'id' | 'currentItemId'> | null,
  now: Temporal.Instant,
): Promise<Decision | null> {
  if (!session?.currentItemId) return Promise.resolve(null);
  return tx.decision.findFirst({
    where: {
      meetingId: session.id,
      agendaItemId: session.currentItemId,
      state: 'adopted',
      recordedAt: { gte: toDate(now.subtract({ minutes: atHandMinutes })) },
    },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  });
}
