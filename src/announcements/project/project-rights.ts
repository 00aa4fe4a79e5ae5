import { approves, drafts, judgeReader } from '../../people/judge-reader.ts';
import type { Transaction } from '../../store/store.ts';

/** What somebody may do about a text to a whole organisation (4.5): the chair approves, COM drafts. */
export async function peopleWho(
  tx: Transaction,
  spaceId: string,
  personId: string | null,
  now: Temporal.Instant,
): Promise<{ approves: boolean; writes: boolean }> {
  const reader = { spaceId, personId, now };
  const verdict = await judgeReader(tx, reader, 'announcement.approveOrganisation');
  return { approves: approves(verdict), writes: drafts(verdict) };
}
