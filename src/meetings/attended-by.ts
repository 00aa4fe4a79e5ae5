import type { Prisma } from '../store/generated/client.ts';

/** @returns which meetings a person is expected at: invited, a member, a guest of a point, or who keeps its minutes */
export function attendedBy(id: string): Prisma.MeetingWhereInput {
  return {
    OR: [
      { invitations: { some: { withdrawn: false, OR: [{ personId: id }, { substituteId: id }] } } },
      {
        committee: {
          memberships: { some: { state: 'active', OR: [{ personId: id }, { substituteId: id }] } },
        },
      },
      { agenda: { some: { guests: { some: { personId: id } } } } },
      { secretaryId: id },
    ],
  };
}
