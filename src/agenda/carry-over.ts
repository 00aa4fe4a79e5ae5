/** Why a point of one meeting comes back to the next (issue 4, point 4). */
export type CarryReason =
  | 'postponed'
  /** It was on the agenda and its turn never came. */
  | 'undiscussed'
  /** Nobody had decided whether it would be on it. */
  | 'undecided'
  | 'recurring'
  | 'openAction'
  | 'draftDecision';

export interface HeldPoint {
  state: string;
  origin: string;
  recurring: boolean;
  /** Actions decided under it that still wait. */
  openActions: number;
  /** Decisions recorded under it that are not adopted yet. */
  draftDecisions: number;
  /** Whether what it came from still calls for it; true for what people proposed. */
  calledFor: boolean;
}

/** States in which nobody has spoken of it yet. */
const unheard: Record<string, CarryReason> = {
  postponed: 'postponed',
  accepted: 'undiscussed',
  proposed: 'undecided',
};

/**
 * Whether a point comes back, and why. What was taken off does not; a standing point needs no carrying, for the next agenda has
 * its own, and what nobody spoke of waits only while what it came from still calls for it.
 *
 * @returns null when it is over
 */
export function carryReason(point: HeldPoint): CarryReason | null {
  if (point.origin === 'template') return null;
  if (point.state === 'refused') return null;
  const waits = unheard[point.state];
  if (waits && point.calledFor) return waits;
  if (point.recurring) return 'recurring';
  if (point.openActions > 0) return 'openAction';
  return point.draftDecisions > 0 ? 'draftDecision' : null;
}
