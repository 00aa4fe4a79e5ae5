import { chairsOf, isAnimator } from './acting-chair.ts';
import type { Standing } from './authorisation.ts';
import { sits } from './membership.ts';
import { type Role, rolesFrom } from './roles.ts';
import { today } from './today.ts';
import type { DomainTurn } from './turn.ts';

export interface StandingRequest {
  /** Only this committee's roles count; absent: every active committee of the space. */
  committeeId?: string;
  /** Roles the matter itself gives (a guest or a substitute of this meeting). */
  rolesInMatter?: Role[];
  own: boolean;
}

/**
 * Reads what a person is in the matter at hand (domain.md 4.5). Who stands in for the chair of a committee that has none has
 * the chair's rights in it; who runs a working group acts in their own matter there (GT ○).
 */
export async function standingOf(turn: DomainTurn, request: StandingRequest): Promise<Standing> {
  const person = await turn.tx.person.findUniqueOrThrow({
    where: { id: turn.actor.id },
    include: {
      organisation: { select: { kind: true } },
      memberships: {
        where: request.committeeId
          ? { committeeId: request.committeeId }
          : { committee: { state: 'active' } },
      },
      directs: { select: { id: true }, take: 1 },
    },
  });
  const memberships = person.memberships.filter((membership) =>
    sits(membership, today(turn), turn.space.milestonePhase),
  );
  const held: Set<Role> = rolesFrom({
    administrator: person.administrator,
    memberships,
    replaces: false,
    directsSite: person.directs.length > 0,
    referent: false,
    vendor: person.organisation?.kind === 'vendor',
  });
  for (const role of request.rolesInMatter ?? []) held.add(role);
  if (await presides(turn, request.committeeId)) held.add('PRES');
  const runsIt = request.committeeId !== undefined && memberships.some(isAnimator);
  return {
    roles: held,
    own: request.own || runsIt,
    votingMember: memberships.some((membership) => membership.voting),
  };
}

/** Whether the actor may do in this committee what its chair may. */
async function presides(turn: DomainTurn, committeeId: string | undefined): Promise<boolean> {
  if (!committeeId) return false;
  const committee = await turn.tx.committee.findUnique({
    where: { id: committeeId },
    include: { memberships: { where: { person: { state: { not: 'left' } } } } },
  });
  if (!committee) return false;
  const sitting = committee.memberships.filter((one) => sits(one, today(turn), turn.space.milestonePhase));
  return chairsOf(committee.kind, sitting).includes(turn.actor.id);
}
