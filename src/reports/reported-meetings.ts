import { tookPlace } from '../committees/took-place.ts';
import { startOf } from '../meetings/meeting.ts';
import { aheadStates } from '../people/ahead-states.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import type { ReportContent } from './content.ts';
import type { ReportWithCommittee } from './report.ts';

/** @returns the meetings held since an instant, and the next one */
export async function reportedMeetings(
  tx: Transaction,
  { committeeId }: ReportWithCommittee,
  since: Temporal.Instant,
  now: Temporal.Instant,
): Promise<ReportContent['meetings']> {
  const held = await tx.meeting.findMany({
    where: { committeeId, ...tookPlace, startsAt: { gt: toDate(since), lte: toDate(now) } },
    orderBy: { startsAt: 'asc' },
  });
  const next = await tx.meeting.findFirst({
    where: { committeeId, state: { in: [...aheadStates] }, startsAt: { gt: toDate(now) } },
    orderBy: { startsAt: 'asc' },
  });
  return {
    held: held.map((meeting) => ({
      title: meeting.title,
      on: startOf(meeting).toPlainDate().toString(),
      information: meeting.sessionKind === 'information',
    })),
    next: next && { title: next.title, start: next.startsLocal.slice(0, 16) },
  };
}
