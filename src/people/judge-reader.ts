import type { Transaction } from '../store/store.ts';
import type { Act, Verdict } from './authorisation.ts';
import { judgeAct } from './permit.ts';
import { steeringCommittee } from './steering-committee.ts';

/** Who reads a card, and when. */
export interface Reader {
  spaceId: string;
  /** Null: nobody in particular. */
  personId: string | null;
  now: Temporal.Instant;
}

/**
 * What the matrix says of who reads a card about the project, in its steering committee: a card offers what its buttons do then.
 *
 * @param siteId the site it is about
 */
export async function judgeReader(
  tx: Transaction,
  { spaceId, personId, now }: Reader,
  act: Act,
  siteId?: string,
): Promise<Verdict> {
  if (personId === null) return 'refused';
  const space = await tx.space.findUniqueOrThrow({
    where: { id: spaceId },
    select: { milestonePhase: true, timeZone: true },
  });
  const committee = await steeringCommittee(tx, spaceId);
  const reader = { tx, now, timeZone: space.timeZone, actor: { id: personId }, space };
  return (await judgeAct(reader, act, { committeeId: committee?.id, siteId, own: false })).verdict;
}

/** @returns whether a verdict is enough to approve */
export function approves(verdict: Verdict): boolean {
  return verdict === 'allowed' || verdict === 'approves';
}

/** @returns whether a verdict is enough to write what others approve */
export function drafts(verdict: Verdict): boolean {
  return approves(verdict) || verdict === 'drafts';
}
