import { satIn } from '../meetings/reading-of-meeting.ts';
import { committeesRead } from '../people/reading.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';

/** States in which a decision was made: what readers of a summary see. */
const madeStates = ['adopted', 'applied', 'superseded'] as const;

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
