import type { Membership } from '../store/generated/client.ts';
import type { MilestonePhase } from '../store/generated/enums.ts';
import { plainDate } from '../time.ts';

/** @returns whether the membership counts on that day (`from` and `to` included). */
export function isOpenMembership(
  membership: Pick<Membership, 'state' | 'from' | 'to'>,
  day: Temporal.PlainDate,
): boolean {
  if (membership.state !== 'active') return false;
  if (membership.from && Temporal.PlainDate.compare(day, plainDate(membership.from)) < 0) return false;
  return !(membership.to && Temporal.PlainDate.compare(plainDate(membership.to), day) < 0);
}

/**
 * Whether the person sits that day, in that phase: a membership may be limited to milestone phases (S2-12).
 *
 * @param milestonePhase of the project; while it has none, everybody sits
 */
export function sits(
  membership: Pick<Membership, 'state' | 'from' | 'to' | 'phases'>,
  day: Temporal.PlainDate,
  milestonePhase: MilestonePhase | null,
): boolean {
  if (!isOpenMembership(membership, day)) return false;
  return (
    membership.phases.length === 0 || milestonePhase === null || membership.phases.includes(milestonePhase)
  );
}
