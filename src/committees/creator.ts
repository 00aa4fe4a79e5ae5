import { isOpenMembership } from '../people/membership.ts';
import type { Role } from '../people/roles.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';

/**
 * Who created a committee may finish preparing it and submit it, whether or not they sit in it (4.1: LF creates); who presides
 * over a steering committee activates it too. The journal knows who created it.
 *
 * @returns the roles this gives in the matter: none once the committee is at work
 */
export async function rolesOfCreator(
  turn: DomainTurn,
  { committee }: { committee?: { value: Committee } },
): Promise<Role[]> {
  const draft = committee?.value;
  if (draft?.state !== 'draft') return [];
  const created = await turn.tx.auditEvent.findFirst({
    where: {
      act: 'committee.created',
      subjectType: 'committee',
      subjectId: draft.id,
      actorId: turn.actor.id,
    },
    select: { id: true },
  });
  if (!created) return [];
  const chairs = await turn.tx.membership.findMany({
    where: {
      personId: turn.actor.id,
      roles: { has: 'PRES' },
      committee: { spaceId: turn.space.id, kind: 'copil', state: 'active' },
    },
  });
  return chairs.some((one) => isOpenMembership(one, today(turn))) ? ['PRES'] : ['LF'];
}
