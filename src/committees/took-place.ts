import type { Prisma } from '../store/generated/client.ts';

/**
 * Meetings that took place. One that was closed without ever having been opened did not: it was called again for want of a
 * quorum. Those that were loaded as past have neither hour.
 */
export const tookPlace = {
  state: { in: ['closed', 'minuted', 'approved'] },
  OR: [{ openedAt: { not: null } }, { closedAt: null }],
} satisfies Prisma.MeetingWhereInput;
