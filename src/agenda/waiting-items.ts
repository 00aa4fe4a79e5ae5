import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { type AgendaItemWithMeeting, agendaItemParts } from './agenda-item.ts';
import { aheadStates } from './agenda-meeting.ts';

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
  for (const committeeId of new Set(proposed.map(({ meeting }) => meeting.committeeId)))
    may.set(
      committeeId,
      (await judgeAct(turn, 'agenda.accept', { committeeId, own: false })).verdict === 'allowed',
    );
  return proposed.filter(({ meeting }) => may.get(meeting.committeeId));
}
