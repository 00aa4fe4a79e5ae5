/** Who reads how much of a committee: its agendas, minutes, decisions, actions and risks (4.5, « Read minutes »). */
import type { Reply } from '../conversation/reply.ts';
import { judge } from './authorisation.ts';
import { refusal } from './permit.ts';
import type { Role } from './roles.ts';
import {
  type ActorFacts,
  readActor,
  type SeatedCommittee,
  seatedParts,
  sittingIn,
  standingIn,
} from './standing.ts';
import type { DomainTurn } from './turn.ts';

/** Everything; dates and what was made; one's own points and actions. */
export type Reading = 'whole' | 'summary' | 'ownItems';

/**
 * What the person may read of a committee. What is another organisation's own is none of a partner's (nasty case 5): of the
 * committees one does not sit in, the COPIL alone is shared.
 *
 * @param rolesInMatter what one meeting gives: who sits in for a member of it is no stranger to it
 * @returns null when they read nothing of it
 */
export async function readingOf(
  turn: DomainTurn,
  committeeId: string,
  rolesInMatter: Role[] = [],
): Promise<Reading | null> {
  const committee = await turn.tx.committee.findUnique({
    where: { id: committeeId, spaceId: turn.space.id },
    include: seatedParts,
  });
  return committee && readingIn(turn, await readActor(turn), committee, rolesInMatter);
}

/** Committees by what the person reads of them, as ids. */
export type CommitteesRead = Record<Reading, string[]>;

/** @returns ids; a committee the person may read nothing of is in none of the lists */
export async function committeesRead(turn: DomainTurn): Promise<CommitteesRead> {
  const facts = await readActor(turn);
  const committees = await turn.tx.committee.findMany({
    where: { spaceId: turn.space.id },
    include: seatedParts,
  });
  const read: CommitteesRead = { whole: [], summary: [], ownItems: [] };
  for (const committee of committees) {
    const reading = readingIn(turn, facts, committee, []);
    if (reading) read[reading].push(committee.id);
  }
  return read;
}

/** The answer to who may not read it: the sentence that names who may. */
export function unreadable(turn: DomainTurn, committeeId: string): Promise<Reply> {
  return refusal(turn, 'minutes.read', { verdict: 'refused', ownOnly: false, siteId: null, committeeId });
}

function readingIn(
  turn: DomainTurn,
  facts: ActorFacts,
  committee: SeatedCommittee,
  rolesInMatter: Role[],
): Reading | null {
  const { kind, organisationId, memberships } = committee;
  const sits =
    rolesInMatter.length > 0 ||
    sittingIn(turn, memberships).some(({ personId }) => personId === turn.actor.id);
  if (!sits && kind !== 'copil' && organisationId !== turn.actor.organisationId) return null;
  const verdict = judge('minutes.read', standingIn(turn, facts, committee, { own: false, rolesInMatter }));
  if (verdict === 'allowed') return 'whole';
  if (verdict === 'summary') return kind === 'copil' || sits ? 'summary' : null;
  return verdict === 'ownItems' ? 'ownItems' : null;
}
