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
}

/**
 * Whether a point comes back, and why. What was taken off does not, unless it is on every agenda; a standing point needs no
 * carrying, for the next agenda has its own.
 *
 * @returns null when it is over
 */
export function carryReason(point: HeldPoint): CarryReason | null {
  if (point.origin === 'template') return null;
  if (point.state === 'postponed') return 'postponed';
  if (point.state === 'accepted') return 'undiscussed';
  if (point.state === 'proposed') return 'undecided';
  if (point.state === 'refused') return null;
  if (point.recurring) return 'recurring';
  if (point.openActions > 0) return 'openAction';
  return point.draftDecisions > 0 ? 'draftDecision' : null;
}
