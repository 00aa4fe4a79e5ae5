import type { Transaction } from '../store/store.ts';
import { whoIsInvited, whoVotes } from './who-is-invited.ts';

/** Person ids of who is invited to a meeting by sitting in its committee. */
export interface InvitedOn {
  voters: string[];
  /** Those who sit in a group without a voice. */
  others: string[];
}

/** @returns who is invited to a meeting of the committee on that day; who left the project is not */
export async function invitedOn(
  tx: Transaction,
  committeeId: string,
  day: Temporal.PlainDate,
): Promise<InvitedOn> {
  const { kind, space, memberships } = await tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    select: {
      kind: true,
      space: { select: { milestonePhase: true } },
      memberships: { where: { person: { state: { not: 'left' } } }, orderBy: { id: 'asc' } },
    },
  });
  const invited = whoIsInvited(memberships, kind, day, space.milestonePhase);
  const voters = whoVotes(invited, kind);
  return {
    voters: voters.map(({ personId }) => personId),
    others: invited.filter((one) => !voters.includes(one)).map(({ personId }) => personId),
  };
}

/** @returns person ids of those whose word counts on that day */
export async function votersOn(
  tx: Transaction,
  committeeId: string,
  day: Temporal.PlainDate,
): Promise<string[]> {
  return (await invitedOn(tx, committeeId, day)).voters;
}
