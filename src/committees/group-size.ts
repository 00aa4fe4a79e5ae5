/** A project group has 8 to 10 people, not always the same ones: they may sit in some phases only (domain.md C04, S2-11 to S2-15). */
import type { Membership } from '../store/generated/client.ts';
import { MilestonePhase } from '../store/generated/enums.ts';

export const groupSize = { least: 8, most: 10 } as const;
/** In the order of the calendar. */
export const everyPhase = Object.values(MilestonePhase);

/**
 * @param seats that count then, without the newcomer's
 * @param phases in which the newcomer is to sit, empty for all
 * @returns those of them in which the group has no room
 */
export function fullPhases(
  seats: readonly Pick<Membership, 'phases'>[],
  phases: readonly MilestonePhase[],
): MilestonePhase[] {
  const wanted = phases.length > 0 ? phases : everyPhase;
  return wanted.filter(
    (phase) =>
      seats.filter((seat) => seat.phases.length === 0 || seat.phases.includes(phase)).length >=
      groupSize.most,
  );
}
