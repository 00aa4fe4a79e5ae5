import { readSites } from '../sites/read-sites.ts';
import type { Transaction } from '../store/store.ts';
import type { ReportContent } from './content.ts';
import { goLivesMoved } from './drift.ts';
import type { ReportWithCommittee } from './report.ts';

/**
 * @param last what the last report said; null when there is none, or it kept nothing
 * @returns the go-lives that have a date, the earliest first, and which moved
 */
export async function reportedCalendar(
  tx: Transaction,
  { spaceId }: ReportWithCommittee,
  today: Temporal.PlainDate,
  last: ReportContent | null,
): Promise<ReportContent['calendar']> {
  const sites = (await readSites(tx, spaceId)).map(({ code, name, goLive }) => ({
    code,
    name,
    goLive: goLive?.toString() ?? null,
  }));
  const planned = sites.flatMap(({ code, name, goLive }) => (goLive ? [{ code, name, on: goLive }] : []));
  return {
    ...goLivesMoved(sites, last?.calendar.planned ?? null),
    planned,
    past: planned.filter(({ on }) => on < today.toString()).length,
  };
}
