import { sits } from '../people/membership.ts';
import type { Membership } from '../store/generated/client.ts';
import type { CommitteeKind, MilestonePhase } from '../store/generated/enums.ts';

export type Seat = Pick<Membership, 'voting' | 'state' | 'from' | 'to' | 'phases'>;

/**
 * « Invited » means the voting members on the day of the meeting (4.4b); a group votes nothing, so all who sit in it.
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
  return seats.filter((seat) => isAwaited(seat, kind) && sits(seat, day, phase));
}

/** @returns whether who has this seat counts among the invited, not among the guests */
export function isAwaited({ voting }: Pick<Seat, 'voting'>, kind: CommitteeKind): boolean {
  return voting || kind === 'group' || kind === 'workingGroup';
}
