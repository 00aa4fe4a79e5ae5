import { fold } from '../conversation/clean-text.ts';
import type { Membership } from '../store/generated/client.ts';
import type { CommitteeKind } from '../store/generated/enums.ts';
import { isLead } from './leads.ts';

const runningIt = /^(?:animation|facilitat(?:ion|or))\b|^anima(?:teur|trice) du groupe\b/;

type Seat = Pick<Membership, 'personId' | 'roles' | 'functionLabel'>;

/**
 * @returns whether this member of a working group runs it: the function is « Animation », « Animatrice du groupe »,
 *   “Facilitator”; « Animatrice » alone is a profession
 */
export function isAnimator({ roles, functionLabel }: Omit<Seat, 'personId'>): boolean {
  return roles.includes('GT') && runningIt.test(fold(functionLabel ?? ''));
}

/**
 * Who may do in a committee what its chair may. The seed documents give a chair to the steering committee alone; in any
 * other committee without one its leads decide, and where nobody leads, who runs the group.
 *
 * @param sitting memberships that count today
 * @returns person ids
 */
export function chairsOf(kind: CommitteeKind, sitting: readonly Seat[]): string[] {
  const ids = (of: (seat: Seat) => boolean) => sitting.filter(of).map(({ personId }) => personId);
  const chairs = ids(({ roles }) => roles.includes('PRES'));
  if (chairs.length > 0 || kind === 'copil') return chairs;
  const leads = ids(({ roles }) => isLead(roles));
  return leads.length > 0 ? leads : ids(isAnimator);
}
