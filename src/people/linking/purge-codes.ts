import type { Database } from '../../store/store.ts';
import { toDate } from '../../time.ts';

/** Hours for which asked codes are remembered: limits count one hour, explanations look back further. */
const keptHours = 24;

/** Forgets who asked for codes, and for whom, a day later. @param now system instant */
export async function purgeCodes(db: Database, now: Temporal.Instant): Promise<void> {
  await db.pairingCode.deleteMany({
    where: { createdAt: { lt: toDate(now.subtract({ hours: keptHours })) } },
  });
}
