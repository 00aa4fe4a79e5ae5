import type { Reply } from '../conversation/reply.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import { type AgendaItemWithMeeting, agendaItemParts } from './agenda-item.ts';
import { agendaReference, isOpenToPoints, type MeetingChoice, meetingMeant } from './agenda-meeting.ts';
import { placesOn } from './items-in-order.ts';
import { pointInFull, pointNamed } from './point-named.ts';

/** A point with its place on the agenda, null while it is not on it. */
export type PlacedItem = AgendaItemWithMeeting & { place: number | null };

/**
 * Locks the meeting, so that two people at one agenda act one after the other, then reads the point.
 *
 * @param said what people call it: point-named.ts
 */
export async function lockPoint(
  turn: DomainTurn,
  meetingId: string,
  said: string,
): Promise<PlacedItem | null> {
  await turn.tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
  return readPoint(turn, meetingId, said);
}

async function readPoint({ tx }: DomainTurn, meetingId: string, said: string): Promise<PlacedItem | null> {
  const items = await tx.agendaItem.findMany({ where: { meetingId }, include: agendaItemParts });
  const places = await placesOn(tx, meetingId);
  const placed = items.map((item) => ({ ...item, place: places.get(item.id) ?? null }));
  return pointNamed(placed, said);
}

/** The point a person names, on an agenda that may still change; else the sentence that says why not. */
export async function pointMeant(
  turn: DomainTurn,
  values: MeetingChoice & { item: string },
): Promise<{ item: PlacedItem } | { reply: Reply }> {
  const found = await meetingMeant(turn, values);
  if ('problem' in found) return { reply: sayNo(turn, found.problem, { committee: found.committee }) };
  const { title } = found.meeting;
  const item = await lockPoint(turn, found.meeting.id, values.item);
  if (!item || item.state === 'refused')
    return { reply: sayNo(turn, 'agenda.unknownItem', { point: values.item, title }, 'item') };
  if (!isOpenToPoints(item.meeting, turn.now))
    return { reply: sayNo(turn, 'agenda.closed', { title }, 'meeting') };
  return { item };
}

/** What a proposal carries: the very point and meeting that were meant, whatever the agenda becomes until it is accepted. */
export async function pinnedPoint(
  turn: DomainTurn,
  values: MeetingChoice & { item: string },
): Promise<Record<string, string>> {
  const found = await meetingMeant(turn, values);
  if ('problem' in found) return {};
  const item = await readPoint(turn, found.meeting.id, values.item);
  return item ? { item: pointInFull(item), meeting: agendaReference(found.meeting) } : {};
}
