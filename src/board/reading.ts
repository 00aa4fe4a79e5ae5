/** Who reads the pages of which committee, and how much of them (4.5, « Read minutes »). */
import { sits } from '../people/membership.ts';
import { judgeAct } from '../people/permit.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';

/** Everything; dates and what was made; one's own points and actions. */
export type Reading = 'whole' | 'summary' | 'ownItems';

/**
 * What the person may read of a committee. What is another organisation's own is none of a partner's (nasty case 5): of the
 * committees one does not sit in, the COPIL alone is shared.
 *
 * @returns null when they read nothing of it
 */
export async function readingOf(
  turn: DomainTurn,
  { id, kind, organisationId }: Pick<Committee, 'id' | 'kind' | 'organisationId'>,
): Promise<Reading | null> {
  const member = await sitsIn(turn, id);
  if (!member && kind !== 'copil' && organisationId !== turn.actor.organisationId) return null;
  const { verdict } = await judgeAct(turn, 'minutes.read', { committeeId: id, own: false });
  if (verdict === 'allowed') return 'whole';
  if (verdict === 'summary') return kind === 'copil' || member ? 'summary' : null;
  return verdict === 'ownItems' ? 'ownItems' : null;
}

async function sitsIn(turn: DomainTurn, committeeId: string): Promise<boolean> {
  const memberships = await turn.tx.membership.findMany({
    where: { committeeId, personId: turn.actor.id },
  });
  return memberships.some((one) => sits(one, today(turn), turn.space.milestonePhase));
}

export interface ReadableCommittee {
  committee: Committee;
  reading: Reading;
}

/** @returns committees with pages for this person: COPIL first, closed ones last */
export async function readableCommittees(turn: DomainTurn): Promise<ReadableCommittee[]> {
  const committees = await turn.tx.committee.findMany({
    where: { spaceId: turn.space.id, state: { not: 'draft' } },
    orderBy: [{ state: 'asc' }, { kind: 'asc' }, { code: 'asc' }],
  });
  const readable: ReadableCommittee[] = [];
  for (const committee of committees) {
    const reading = await readingOf(turn, committee);
    if (reading) readable.push({ committee, reading });
  }
  return readable;
}
