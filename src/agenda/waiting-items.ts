import { aheadStates } from '../people/ahead-states.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { type AgendaItemWithMeeting, agendaItemParts } from './agenda-item.ts';
import { mayDecide } from './who-decides-point.ts';

/** @returns points of meetings ahead that wait for a decision of the person of this turn, the nearest meeting first */
export async function waitingItems(turn: DomainTurn): Promise<AgendaItemWithMeeting[]> {
  const proposed = await turn.tx.agendaItem.findMany({
    where: {
      spaceId: turn.space.id,
      state: 'proposed',
      meeting: { state: { in: [...aheadStates] }, startsAt: { gt: toDate(turn.now) } },
    },
    include: agendaItemParts,
    orderBy: [{ meeting: { startsAt: 'asc' } }, { number: 'asc' }],
  });
  const may = new Map<string, boolean>();
  const keyOf = ({ meeting, late }: AgendaItemWithMeeting) => `${meeting.committeeId}|${late}`;
  for (const item of proposed)
    if (!may.has(keyOf(item))) may.set(keyOf(item), await mayDecide(turn, item, item.meeting.committeeId));
  return proposed.filter((item) => may.get(keyOf(item)));
}
