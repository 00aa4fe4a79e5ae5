import type { Role } from '../people/roles.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Decision } from '../store/generated/client.ts';

type About = { decision?: { value: Pick<Decision, 'committeeId' | 'ownerId'> } };

const isOwner = ({ actor }: DomainTurn, { decision }: About) => decision?.value.ownerId === actor.id;

/** Its owner says that a decision was carried out, also without a seat in its committee, as do the chair and the leads. */
export const rightsToApply = {
  act: 'decision.apply' as const,
  committeeOf: ({ decision }: About) => decision?.value.committeeId,
  own: isOwner,
  rolesInMatter: (turn: DomainTurn, about: About): Role[] => (isOwner(turn, about) ? ['EXP'] : []),
};
