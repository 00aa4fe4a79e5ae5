/** Points of the agenda as the session goes through them (C18): each begins, ends, or waits for another meeting. */
import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { AgendaItem } from '../store/generated/client.ts';
import { toDate } from '../time.ts';

type Point = Pick<AgendaItem, 'id' | 'number' | 'title'>;

/** @param at when it began; null when a session is entered afterwards: nobody knows */
export async function startPoint(
  turn: DomainTurn,
  meetingId: string,
  { id, number, title }: Point,
  at: Temporal.Instant | null,
): Promise<void> {
  // Taken up again, it goes on from where it began.
  const before = await turn.tx.agendaItem.findUniqueOrThrow({ where: { id } });
  await turn.tx.agendaItem.update({
    where: { id },
    data: { state: 'discussed', startedAt: before.startedAt ?? (at && toDate(at)), endedAt: null },
  });
  await turn.tx.meeting.update({ where: { id: meetingId }, data: { currentItemId: id } });
  await journal(turn, 'session.pointStarted', { type: 'agendaItem', id }, { after: { number, title } });
}

/** @param at when it ended; null when a session is entered afterwards */
export async function endPoint(
  turn: DomainTurn,
  meetingId: string,
  { id, number, title }: Point,
  at: Temporal.Instant | null,
): Promise<void> {
  await turn.tx.agendaItem.update({ where: { id }, data: { state: 'done', endedAt: at && toDate(at) } });
  await turn.tx.meeting.update({ where: { id: meetingId }, data: { currentItemId: null } });
  await journal(turn, 'session.pointEnded', { type: 'agendaItem', id }, { after: { number, title } });
}

/** It is not discussed any further: the next agenda takes it (agenda/carry-over.ts). */
export async function postponePoint(
  turn: DomainTurn,
  meetingId: string,
  { id, number, title }: Point,
  at: Temporal.Instant | null,
  reason?: string,
): Promise<void> {
  const { startedAt } = await turn.tx.agendaItem.findUniqueOrThrow({ where: { id } });
  await turn.tx.agendaItem.update({
    where: { id },
    data: { state: 'postponed', endedAt: startedAt && at ? toDate(at) : null },
  });
  await turn.tx.meeting.updateMany({
    where: { id: meetingId, currentItemId: id },
    data: { currentItemId: null },
  });
  await journal(
    turn,
    'session.pointPostponed',
    { type: 'agendaItem', id },
    { after: { number, title, reason: reason ?? null } },
  );
}
