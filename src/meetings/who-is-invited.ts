import { sits } from '../people/membership.ts';
import type { Membership } from '../store/generated/client.ts';
import type { CommitteeKind, MilestonePhase } from '../store/generated/enums.ts';

export type Seat = Pick<Membership, 'voting' | 'state' | 'from' | 'to' | 'phases'>;

/**
 * « Invited » means the voting members on the day of the meeting (4.4b); in a group, all who sit in it.
 *
 * @param phase milestone phase the meeting falls in; while there is none, everybody sits
 * @returns the seats whose holders are invited, in the order given
 */
export function whoIsInvited<S extends Seat>(
  seats: readonly S[],
  kind: CommitteeKind,
  day: Temporal.PlainDate,
  phase: MilestonePhase | null,
): S[] {
  const sitting = seats.filter((seat) => sits(seat, day, phase));
  return isGroup(kind) ? sitting : sitting.filter(({ voting }) => voting);
}

/**
 * Whose word counts among those who are invited: who has a voice; in a group where nobody has one, everybody alike.
 *
 * @param invited seats of those who are invited
 */
export function whoVotes<S extends Pick<Seat, 'voting'>>(invited: readonly S[], kind: CommitteeKind): S[] {
  const voters = invited.filter(({ voting }) => voting);
  return voters.length === 0 && isGroup(kind) ? [...invited] : voters;
}

export function isGroup(kind: CommitteeKind): boolean {
  return kind === 'group' || kind === 'workingGroup';
}
