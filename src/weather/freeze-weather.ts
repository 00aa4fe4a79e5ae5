import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';

/**
 * Freezes the weather of a meeting that has just opened (C55): from then on it no longer changes, and the next meeting
 * compares with it. Frozen twice, it keeps its first moment. The caller redraws the meeting's cards: those that asked for it
 * lose their buttons.
 */
export async function freezeWeather(tx: Transaction, meetingId: string, at: Temporal.Instant): Promise<void> {
  await tx.weatherReading.updateMany({
    where: { meetingId, frozenAt: null },
    data: { frozenAt: toDate(at) },
  });
}
