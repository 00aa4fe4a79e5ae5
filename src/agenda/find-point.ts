import type { Reply } from '../conversation/reply.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { type AgendaItemWithMeeting, agendaItemParts } from './agenda-item.ts';
import { isOpenToPoints, type MeetingChoice, meetingMeant } from './agenda-meeting.ts';

/** Locks the meeting, so that two people at one agenda act one after the other, then reads the point. */
export async function lockPoint(
  turn: DomainTurn,
  meetingId: string,
  number: number,
): Promise<AgendaItemWithMeeting | null> {
  await turn.tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
  return turn.tx.agendaItem.findUnique({
    where: { meetingId_number: { meetingId, number } },
    include: agendaItemParts,
  });
}

/** The point a person names by its number, on an agenda that may still change; else the sentence that says why not. */
export async function pointMeant(
  turn: DomainTurn,
  values: MeetingChoice & { item: number },
): Promise<{ item: AgendaItemWithMeeting } | { reply: Reply }> {
  const found = await meetingMeant(turn, values);
  if ('problem' in found) return { reply: sayNo(turn, found.problem, { committee: found.committee }) };
  const { title } = found.meeting;
  const item = await lockPoint(turn, found.meeting.id, values.item);
  if (!item || item.state === 'refused')
    return { reply: sayNo(turn, 'agenda.unknownItem', { number: values.item, title }, 'item') };
  if (!isOpenToPoints(item.meeting, turn.now))
    return { reply: sayNo(turn, 'agenda.closed', { title }, 'meeting') };
  return { item };
}
