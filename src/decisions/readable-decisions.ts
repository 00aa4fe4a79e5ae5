import { judge } from '../people/authorisation.ts';
import { sits } from '../people/membership.ts';
import { rolesFrom } from '../people/roles.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';

/** States in which a decision was made: what readers of a summary see. */
const madeStates = ['adopted', 'applied', 'superseded'] as const;

/** Committees by what the person reads of their minutes (4.5, « Read minutes »). */
export interface CommitteesRead {
  whole: string[];
  /** What was decided, and no more. */
  summary: string[];
  ownItems: string[];
}

/** @returns ids; a committee the person may read nothing of is in none of the lists */
export async function committeesRead(turn: DomainTurn): Promise<CommitteesRead> {
  const person = await turn.tx.person.findUniqueOrThrow({
    where: { id: turn.actor.id },
    include: {
      organisation: { select: { kind: true } },
      memberships: true,
      directs: { select: { id: true }, take: 1 },
    },
  });
  const committees = await turn.tx.committee.findMany({ where: { spaceId: turn.space.id } });
  const sitting = person.memberships.filter((one) => sits(one, today(turn), turn.space.milestonePhase));
  const read: CommitteesRead = { whole: [], summary: [], ownItems: [] };
  for (const { id, kind, organisationId } of committees) {
    const memberships = sitting.filter(({ committeeId }) => committeeId === id);
    // Nasty case 5: what is another organisation's own is none of a partner's.
    const foreign = kind !== 'copil' && organisationId !== person.organisationId;
    if (foreign && memberships.length === 0) continue;
    const roles = rolesFrom({
      administrator: person.administrator,
      memberships,
      replaces: false,
      directsSite: person.directs.length > 0,
      referent: false,
      vendor: person.organisation?.kind === 'vendor',
    });
    const votingMember = memberships.some(({ voting }) => voting);
    const verdict = judge('minutes.read', { roles, own: false, votingMember });
    if (verdict === 'allowed') read.whole.push(id);
    else if (verdict === 'summary' && (kind === 'copil' || memberships.length > 0)) read.summary.push(id);
    else if (verdict === 'ownItems') read.ownItems.push(id);
  }
  return read;
}

/**
 * Which decisions the person may read (4.5 « Read minutes », committee by committee): all of the committees whose minutes they
 * read; those that were made, of the COPIL that the partners share and of their own committees, for readers of a summary; their
 * own for experts and the vendor; those of the meetings they replaced a member in, or kept the minutes of.
 */
export async function readableDecisions(turn: DomainTurn): Promise<Prisma.DecisionWhereInput> {
  const { whole, summary, ownItems } = await committeesRead(turn);
  const personId = turn.actor.id;
  return {
    spaceId: turn.space.id,
    OR: [
      { committeeId: { in: whole } },
      { committeeId: { in: summary }, state: { in: [...madeStates] } },
      {
        committeeId: { in: ownItems },
        OR: [{ ownerId: personId }, { agendaItemId: { in: await itemsOf(turn) } }],
      },
      { ownerId: personId },
      { meeting: satIn(personId) },
    ],
  };
}

/** A substitute has the member's rights for that meeting (4.5, note 1), its own secretary those of SEC. */
function satIn(personId: string): Prisma.MeetingWhereInput {
  return {
    OR: [
      { secretaryId: personId },
      { invitations: { some: { substituteId: personId, withdrawn: false } } },
      { attendance: { some: { personId, seatOfId: { not: null } } } },
    ],
  };
}

/** Points the person presents, or is invited for. */
async function itemsOf({ tx, actor, space }: DomainTurn): Promise<string[]> {
  const items = await tx.agendaItem.findMany({
    where: {
      spaceId: space.id,
      OR: [{ presenterId: actor.id }, { guests: { some: { personId: actor.id } } }],
    },
    select: { id: true },
  });
  return items.map(({ id }) => id);
}
