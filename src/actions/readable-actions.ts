import { satIn } from '../meetings/reading-of-meeting.ts';
import { judgeAct } from '../people/permit.ts';
import { committeesRead } from '../people/reading.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';
import { type ActionWithParts, actionParts } from './action.ts';

/**
 * Which actions the person may read (4.5): those of the committees they read whole, of the meetings they sat in and of the
 * sites they direct, and those they have a part in. One without a committee is for who runs the project.
 */
export async function readableActions(turn: DomainTurn): Promise<Prisma.ActionItemWhereInput> {
  const { tx, actor, space } = turn;
  const { whole } = await committeesRead(turn);
  const meetings = await tx.meeting.findMany({
    where: { spaceId: space.id, ...satIn(actor.id) },
    select: { id: true },
  });
  const sites = await tx.site.findMany({
    where: { spaceId: space.id, directorId: actor.id },
    select: { id: true },
  });
  const runs = (await judgeAct(turn, 'action.decide', { own: false })).verdict === 'allowed';
  return {
    spaceId: space.id,
    OR: [
      { committeeId: { in: whole } },
      { meetingId: { in: meetings.map(({ id }) => id) } },
      { siteId: { in: sites.map(({ id }) => id) } },
      { ownerId: actor.id },
      { contributorIds: { has: actor.id } },
      { createdById: actor.id },
      ...(runs ? [{ committeeId: null }] : []),
    ],
  };
}

/** @returns the actions a decision led to, as far as the person may read them, by number */
export async function readableActionsOf(
  turn: DomainTurn,
  { id }: { id: string },
): Promise<ActionWithParts[]> {
  return turn.tx.actionItem.findMany({
    where: { AND: [{ decisionId: id }, await readableActions(turn)] },
    include: actionParts,
    orderBy: { number: 'asc' },
  });
}
