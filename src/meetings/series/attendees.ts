import { sits } from '../../people/membership.ts';
import type { CommitteeKind, MilestonePhase } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { whoIsInvited, whoVotes } from '../who-is-invited.ts';

export interface Attendees {
  /** Person ids of the members who vote. */
  voters: string[];
  /** Person ids of who is invited without a vote: the vendor's people, and those named. */
  guests: string[];
}

/**
 * Who meets on each day of a series (S3-06): the members who sit in its phase, the vendor's people, and the guests named.
 *
 * @param phase milestone phase of the series; null = the project's own, or everybody while it has none
 * @returns by day, in the order of the days
 */
export async function attendeesOn(
  tx: Transaction,
  committee: { id: string; kind: CommitteeKind },
  days: readonly Temporal.PlainDate[],
  { phase, guests }: { phase: MilestonePhase | null; guests: readonly string[] },
): Promise<Attendees[]> {
  const memberships = await tx.membership.findMany({
    where: { committeeId: committee.id, person: { state: { not: 'left' } } },
    include: { person: { include: { organisation: { select: { kind: true } } } } },
    orderBy: { id: 'asc' },
  });
  return days.map((day) => {
    const sitting = memberships.filter((one) => sits(one, day, phase));
    const invited = whoIsInvited(memberships, committee.kind, day, phase);
    const voters = whoVotes(invited, committee.kind).map(({ personId }) => personId);
    const vendor = sitting
      .filter(({ roles, person }) => roles.includes('EXP') || person.organisation?.kind === 'vendor')
      .map(({ personId }) => personId);
    return {
      voters,
      guests: [...new Set([...invited.map(({ personId }) => personId), ...vendor, ...guests])].filter(
        (id) => !voters.includes(id),
      ),
    };
  });
}

/** Who speaks for the vendor among these people: their organisation is one, or they sit as its expert (S3-06). */
export async function vendorsAmong(
  tx: Transaction,
  committeeId: string,
  people: readonly string[],
): Promise<string[]> {
  const found = await tx.person.findMany({
    where: {
      id: { in: [...people] },
      OR: [
        { organisation: { kind: 'vendor' } },
        { organisationId: null, memberships: { some: { committeeId, roles: { has: 'EXP' } } } },
      ],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return found.map(({ id }) => id);
}
