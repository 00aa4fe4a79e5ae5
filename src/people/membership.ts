import type { Membership } from '../store/generated/client.ts';
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
